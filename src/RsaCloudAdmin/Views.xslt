<?xml version="1.0" encoding="utf-8"?>
<!-- Makes the format file of PowerShell, RsaCloudAdmin.Format.ps1xml, from Views.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="utf-8" indent="yes" />

  <!--
    External text can control the screen, change the reading direction or be invisible. Every item replaces such characters
    with the same expression, Harmful.Pattern in the code. This includes dates and bools, because an object from a file can
    have any text in any property.
  -->
  <xsl:variable name="safe">-creplace '[\0-\x1F\x7F-\xA0\xAD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF]|[\uDB40-\uDB43][\uDC00-\uDFFF]|\uD804[\uDCBD\uDCCD]|\uD80D[\uDC30-\uDC3F]|\uD81B\uDFE4|\uD82F[\uDCA0-\uDCA3]|\uD834[\uDD59\uDD73-\uDD7A]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?&lt;![\uD800-\uDBFF])[\uDC00-\uDFFF]', [char]0xFFFD</xsl:variable>

  <!--
    Windows PowerShell 5.1 has no $PSStyle. Scripts check the version, because strict mode forbids reading a missing variable.
    PowerShell itself removes the colors from output to a file, and if NO_COLOR or $PSStyle.OutputRendering disables them.
  -->
  <xsl:variable name="hasColors">$PSVersionTable.PSVersion.Major -gt 5</xsl:variable>

  <xsl:template match="/Views">
    <Configuration>
      <ViewDefinitions>
        <xsl:apply-templates select="View/*" />
        <xsl:apply-templates select="View[not(Wide)]" mode="wide" />
      </ViewDefinitions>
    </Configuration>
  </xsl:template>

  <xsl:template match="Table">
    <View>
      <xsl:call-template name="head" />
      <xsl:apply-templates select="GroupBy" />
      <TableControl>
        <TableHeaders>
          <xsl:for-each select="Column | User">
            <TableColumnHeader>
              <Label><xsl:value-of select="@Name" /><xsl:if test="self::User">User</xsl:if></Label>
              <xsl:if test="@Width"><Width><xsl:value-of select="@Width" /></Width></xsl:if>
            </TableColumnHeader>
          </xsl:for-each>
        </TableHeaders>
        <TableRowEntries>
          <TableRowEntry>
            <Wrap />
            <TableColumnItems>
              <xsl:for-each select="Column | User">
                <TableColumnItem><ScriptBlock><xsl:apply-templates select="." mode="script" /></ScriptBlock></TableColumnItem>
              </xsl:for-each>
            </TableColumnItems>
          </TableRowEntry>
        </TableRowEntries>
      </TableControl>
    </View>
  </xsl:template>

  <xsl:template match="GroupBy">
    <GroupBy>
      <ScriptBlock><xsl:apply-templates select="." mode="script" /></ScriptBlock>
      <Label><xsl:value-of select="@Name" /></Label>
    </GroupBy>
  </xsl:template>

  <xsl:template match="List">
    <View>
      <xsl:call-template name="head" />
      <ListControl>
        <ListEntries>
          <ListEntry>
            <ListItems><xsl:apply-templates select="Item | User" /></ListItems>
          </ListEntry>
        </ListEntries>
      </ListControl>
    </View>
  </xsl:template>

  <xsl:template match="Item">
    <ListItem>
      <Label><xsl:value-of select="@Name" /></Label>
      <xsl:if test="@If">
        <ItemSelectionCondition><ScriptBlock><xsl:value-of select="@If" /></ScriptBlock></ItemSelectionCondition>
      </xsl:if>
      <ScriptBlock><xsl:apply-templates select="." mode="script" /></ScriptBlock>
    </ListItem>
  </xsl:template>

  <!-- In a list, the user has four items. -->
  <xsl:template match="List/User">
    <ListItem><Label>UserId</Label><ScriptBlock>$_.UserId <xsl:value-of select="$safe" /></ScriptBlock></ListItem>
    <ListItem><Label>Identity</Label><ScriptBlock>$_.Identity <xsl:value-of select="$safe" /></ScriptBlock></ListItem>
    <ListItem><Label>EmailAddress</Label><ScriptBlock>$_.EmailAddress <xsl:value-of select="$safe" /></ScriptBlock></ListItem>
    <ListItem><Label>UserName</Label><ScriptBlock>$_.UserName <xsl:value-of select="$safe" /></ScriptBlock></ListItem>
  </xsl:template>

  <xsl:template match="Wide">
    <View>
      <xsl:call-template name="head" />
      <WideControl>
        <WideEntries>
          <WideEntry><WideItem><ScriptBlock><xsl:apply-templates select="." mode="script" /></ScriptBlock></WideItem></WideEntry>
        </WideEntries>
      </WideControl>
    </View>
  </xsl:template>

  <!-- Format-Wide shows the user, unless a view says otherwise. -->
  <xsl:template match="View" mode="wide">
    <View>
      <Name><xsl:value-of select="@Type" />Wide</Name>
      <ViewSelectedBy><TypeName>RsaCloudAdmin.<xsl:value-of select="@Type" /></TypeName></ViewSelectedBy>
      <WideControl>
        <WideEntries>
          <WideEntry><WideItem><ScriptBlock><xsl:call-template name="user" /></ScriptBlock></WideItem></WideEntry>
        </WideEntries>
      </WideControl>
    </View>
  </xsl:template>

  <xsl:template name="head">
    <Name><xsl:value-of select="../@Type" /><xsl:if test="position() &gt; 1"><xsl:value-of select="name()" /></xsl:if></Name>
    <ViewSelectedBy><TypeName>RsaCloudAdmin.<xsl:value-of select="../@Type" /></TypeName></ViewSelectedBy>
  </xsl:template>

  <!-- The scripts. -->

  <xsl:template match="*" mode="script">
    <xsl:call-template name="fill"><xsl:with-param name="text" select="text()" /></xsl:call-template>
  </xsl:template>

  <xsl:template match="*[@Name and not(text()) and not(@As)]" mode="script">$_.<xsl:value-of select="concat(@Name, ' ', $safe)" /></xsl:template>

  <xsl:template match="User" mode="script"><xsl:call-template name="user" /></xsl:template>

  <xsl:template match="*[@As = 'date']" mode="script">if ($_.<xsl:value-of select="@Name" />) { <xsl:call-template name="date" /> }</xsl:template>

  <!-- Highlighted, because the code still works offline. -->
  <xsl:template match="*[@As = 'warningDate']" mode="script">if ($_.<xsl:value-of select="@Name" />) { $date = <xsl:call-template name="date" />; if (<xsl:value-of select="$hasColors" />) { "$($PSStyle.Formatting.Warning)$date$($PSStyle.Reset)" } else { $date } }</xsl:template>

  <!-- Nothing if it is unknown. -->
  <xsl:template match="*[@As = 'lock']" mode="script">if ($_.<xsl:value-of select="@Name" />) { if (<xsl:value-of select="$hasColors" />) { "$($PSStyle.Formatting.Error)LOCKED$($PSStyle.Reset)" } else { 'LOCKED' } } elseif ($null -ne $_.<xsl:value-of select="@Name" />) { 'no' }</xsl:template>

  <!-- "Disabled" is highlighted. -->
  <xsl:template match="*[@As = 'status']" mode="script">$status = $_.<xsl:value-of select="concat(@Name, ' ', $safe)" />; if ($status -eq 'Disabled' -and <xsl:value-of select="$hasColors" />) { "$($PSStyle.Formatting.Error)$status$($PSStyle.Reset)" } else { $status }</xsl:template>

  <!-- An error is highlighted. -->
  <xsl:template match="*[@As = 'level']" mode="script">$level = $_.EventLevel <xsl:value-of select="$safe" />; if ($level -eq 'error' -and <xsl:value-of select="$hasColors" />) { "$($PSStyle.Formatting.Error)$level$($PSStyle.Reset)" } else { $level }</xsl:template>

  <!-- Everything but success is highlighted. -->
  <xsl:template match="*[@As = 'success']" mode="script">$result = $_.<xsl:value-of select="concat(@Name, ' ', $safe)" />; if ($result -and $result -ne 'SUCCESS' -and <xsl:value-of select="$hasColors" />) { "$($PSStyle.Formatting.Error)$result$($PSStyle.Reset)" } else { $result }</xsl:template>

  <!-- Sets $what, which is wrapped between words, because tables wrap in the middle of words. The column shares with others what the columns with a width leave of the window, or of 80 columns. -->
  <xsl:template match="*[@Reserved]" mode="script"><xsl:call-template name="fill"><xsl:with-param name="text" select="text()" /></xsl:call-template>; $columns = 80; try { if ($Host.UI.RawUI.WindowSize.Width -gt 0) { $columns = $Host.UI.RawUI.WindowSize.Width } } catch { $columns = 80 }; $left = $columns - <xsl:value-of select="@Reserved" />; $width = [int](($left - $left % <xsl:value-of select="@Shares" />) / <xsl:value-of select="@Shares" />); if ($width -lt 8) { $width = 8 }; $what -replace ('(.{1,' + $width + '})(\s+|$)'), "`$1`n" -replace '\n$'</xsl:template>

  <!-- A credential as plain text, because the user asked for it. In groups of four, or of three if only three divides the length evenly, to read the code aloud. The object contains the code without spaces. -->
  <xsl:template match="*[@As = 'code']" mode="script">$code = $_.<xsl:value-of select="concat(@Name, ' ', $safe)" />; $size = if ($code.Length % 4 -and -not ($code.Length % 3)) { 3 } else { 4 }; $code = $code -replace "(.{$size})(?=.)", '$1 '; if (<xsl:value-of select="$hasColors" />) { "$($PSStyle.Bold)$code$($PSStyle.Reset)" } else { $code }</xsl:template>

  <!-- A credential. Other people may see the screen. Nothing if there is none. -->
  <xsl:template match="*[@As = 'hidden']" mode="script">if ($_.<xsl:value-of select="@Name" />) { '********' }</xsl:template>

  <!-- With the offset from UTC. -->
  <xsl:template name="date">$_.<xsl:value-of select="@Name" />.ToString('yyyy-MM-dd HH:mm zzz', [cultureinfo]::InvariantCulture) <xsl:value-of select="$safe" /></xsl:template>

  <xsl:template name="user">
    <xsl:variable name="given" select="ancestor-or-self::View/@UserName" />
    <xsl:variable name="name"><xsl:value-of select="$given" /><xsl:if test="not($given)">UserName</xsl:if></xsl:variable>
    <xsl:value-of select="concat('$(if ($_.EmailAddress) { $_.EmailAddress } elseif ($_.', $name, ') { $_.', $name, ' } else { $_.UserId }) ', $safe)" />
  </xsl:template>

  <!-- The text with each {safe} replaced. -->
  <xsl:template name="fill">
    <xsl:param name="text" />
    <xsl:choose>
      <xsl:when test="contains($text, '{safe}')">
        <xsl:value-of select="concat(substring-before($text, '{safe}'), $safe)" />
        <xsl:call-template name="fill"><xsl:with-param name="text" select="substring-after($text, '{safe}')" /></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text" /></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
