using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>A list that imitates the module's output cannot make it show a false name for the changed user.</summary>
public class ForgedUserTests : CmdletTest
{
    private const string Victim = "00000001-5e5a-4a11-8e1f-c10ad0000001";
    private const string Shown = "innocent@example.com";

    // Each script sets $row to user1's id with another user's name.
    public static TheoryData<string> Forgeries =>
    [
        // The object may come from another service, whose administrator gave a user this name.
        $"Connect-RsaCloudAdmin $OtherKeyPath -SkipCheck -Name Other; Connect-RsaCloudAdmin $KeyPath -SkipCheck; $row = Get-RsaUser user1@example.com -Connection Other",
        $"Connect-RsaCloudAdmin $OtherKeyPath -SkipCheck -Name Other; Connect-RsaCloudAdmin $KeyPath -SkipCheck; $row = Get-RsaUser user1@example.com -Connection Other | Unlock-RsaUserMethod -Connection Other",
        $"$row = '#TYPE RsaCloudAdmin.RsaUser', 'UserId,Identity,EmailAddress,UserName,PrincipalUsername', '{Victim},{Shown},{Shown},{Shown},{Shown}' | ConvertFrom-Csv",
        $"$row = [pscustomobject]@{{ PSTypeName = 'RsaCloudAdmin.RsaUser'; UserId = '{Victim}'; Identity = '{Shown}'; EmailAddress = '{Shown}'; PrincipalUsername = '{Shown}' }}",
        $"$row = [pscustomobject]@{{ UserId = '{Victim}'; Identity = '{Shown}'; EmailAddress = '{Shown}' }}; $row.pstypenames.Insert(0, 'RsaCloudAdmin.RsaUserMethodStatus')",
        $"$row = [pscustomobject]@{{ UserId = '{Victim}'; Identity = '{Shown}'; EmailAddress = '{Shown}' }}; $row.pstypenames.Insert(0, 'Deserialized.RsaCloudAdmin.RsaUser')",
        $"$row = [pscustomobject]@{{ UserId = '{Victim}'; Identity = '{Shown}'; EmailAddress = '{Shown}' }}; $row = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($row).Replace('System.Management.Automation.PSCustomObject', 'RsaCloudAdmin.RsaUser'))",
        $"$row = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-RsaUser user1)).Replace('user1@example.com', '{Shown}'))",
        // A live object with properties that a script overrides.
        $"$row = Get-RsaUser user1; $row | Add-Member Identity '{Shown}' -Force; $row | Add-Member EmailAddress '{Shown}' -Force; $row | Add-Member PrincipalUsername '{Shown}' -Force",
        $"$row = Unlock-RsaUserMethod user1; $row | Add-Member UserName '{Shown}' -Force; $row | Add-Member EmailAddress '{Shown}' -Force; $row | Add-Member ScriptProperty Identity {{ '{Shown}' }} -Force",
        $"$row = Get-RsaUser user1; $row = [psobject]::new($row); $row.psobject.Properties.Add([psnoteproperty]::new('Email', '{Shown}'))",
        $"$row = Get-RsaUser user1 | Select-Object UserId, @{{ n = 'Identity'; e = {{ '{Shown}' }} }}, @{{ n = 'EmailAddress'; e = {{ '{Shown}' }} }}",
        $"$row = Get-RsaUser user1 | Select-Object *, @{{ n = 'Email'; e = {{ '{Shown}' }} }}",
        // A cast produces an object without an id, or fails.
        $"$row = try {{ [RsaCloudAdmin.RsaUser]@{{ UserId = '{Victim}'; Identity = '{Shown}'; EmailAddress = '{Shown}' }} }} catch {{ @{{ UserId = '{Victim}'; EmailAddress = '{Shown}' }} }}",
        $"$row = try {{ [RsaCloudAdmin.RsaUser][pscustomobject]@{{ UserId = '{Victim}'; EmailAddress = '{Shown}' }} }} catch {{ @{{ UserId = '{Victim}'; EmailAddress = '{Shown}' }} }}",
        $"$row = try {{ [RsaCloudAdmin.RsaUserMethodStatus]@{{ UserId = '{Victim}'; EmailAddress = '{Shown}'; IsTokenLocked = $false; IsSmsLocked = $false; IsVoiceLocked = $false }} }} catch {{ @{{ UserId = '{Victim}'; EmailAddress = '{Shown}' }} }}",
        $"$row = try {{ New-Object RsaCloudAdmin.RsaUser -Property @{{ UserId = '{Victim}'; Identity = '{Shown}'; EmailAddress = '{Shown}' }} -ErrorAction Stop }} catch {{ @{{ UserId = '{Victim}'; EmailAddress = '{Shown}' }} }}",
        $"$row = @{{ UserId = '{Victim}'; Identity = '{Shown}'; EmailAddress = '{Shown}' }}",
        $"$row = ([xml]'<u UserId=\"{Victim}\" Email=\"{Shown}\"/>').u",
        $"$row = [pscustomobject]@{{ UserId = '{Victim}'; SamAccountName = '{Shown}' }}",
        // A script may extend the type itself.
        $"Update-TypeData -TypeName RsaCloudAdmin.RsaUser -MemberType ScriptProperty -MemberName EmailAddress -Value {{ '{Shown}' }} -Force; Update-TypeData -TypeName RsaCloudAdmin.RsaUser -MemberType ScriptProperty -MemberName Identity -Value {{ '{Shown}' }} -Force; Update-TypeData -TypeName RsaCloudAdmin.RsaUser -MemberType NoteProperty -MemberName Email -Value '{Shown}' -Force; $row = Get-RsaUser user1",
        $"$row = Get-RsaUser user1; $row | Add-Member UserId '00000002-5e5a-4a11-8e1f-c10ad0000002' -Force; $row | Add-Member Id '00000002-5e5a-4a11-8e1f-c10ad0000002'; $row | Add-Member Email '{Shown}'",
    ];

    private ScreenSession _session = null!;
    private CloudEmulator _other = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Service.Tenant.AddUser(Shown, "innocent");
        _session = new ScreenSession(width: 4000);
        _session.Engine.SetVariable("KeyPath", KeyPath);
        _other = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 1 });
        _other.Tenant.Change(Guid.Parse(Victim), user => user with { EmailAddress = Shown, UserName = "innocent" });
        _other.CreateApiKey().WriteTo(PathOf("other.json"));
        _session.Engine.SetVariable("OtherKeyPath", PathOf("other.json"));
        Assert.True(_session.Type("Connect-RsaCloudAdmin $KeyPath -SkipCheck"));
    }

    public override async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _other.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void The_row_s_name_is_never_the_user_s(string forgery)
    {
        Assert.Null(_session.Engine.Run(forgery).TerminatingError);
        // Each call reads or changes the user of the row, or reports why not.
        foreach (var call in CmdletList.TakingUsers.SelectMany(CmdletList.CallsOf))
        {
            var isChange = CmdletList.Changing.Contains(call.Name);
            foreach (var script in new[] { call.Piped("$row"), call.For("$row"), $"{call.Name} {call.Arguments} -InputObject $row" })
            {
                var asked = isChange ? AskedBy($"{script} -WhatIf") : string.Empty;
                foreach (var line in asked.Split('\n'))
                    AssertNotCalled(line);

                var done = _session.Engine.Run($"{script} -Verbose{(isChange && !call.Arguments.Contains("-Confirm", StringComparison.Ordinal) ? " -Confirm:$false" : "")}");
                foreach (var text in done.Verbose.Select(record => record.Message).Concat(done.Warnings.Select(record => record.Message)).Concat(done.Errors.Select(error => $"{error.Exception.Message} {error.CategoryInfo.TargetName}")))
                    AssertNotCalled(text);
                foreach (var result in done.Output.Select(output => output.BaseObject))
                    AssertNamesItsOwn(result, done);
            }
        }

        Assert.Equal(0, Service.Tenant.Users.Single(user => user.EmailAddress == Shown).Unlockings);
    }

    [Fact]
    public void A_user_whom_the_service_has_named_is_asked_for_by_name_and_id()
    {
        Assert.Contains($"'user1@example.com' (id '{Victim}') at 'Example Corp'", AskedBy("Get-RsaUser user1 | Unlock-RsaUserMethod -WhatIf"), StringComparison.Ordinal);
        Assert.Contains($"'{Victim}' (the list says '{Shown}') at 'Example Corp'", AskedBy($"@{{ UserId = '{Victim}'; Email = '{Shown}' }} | Unlock-RsaUserMethod -WhatIf"), StringComparison.Ordinal);
    }

    // -WhatIf writes to the host only.
    private string AskedBy(string script)
    {
        var before = _session.Text.Length;
        _session.Engine.Run(script);
        return _session.Text[before..];
    }

    // The name may appear only with the remark that it comes from the list or belongs to another user.
    private static void AssertNotCalled(string line)
    {
        if (line.Contains(Shown, StringComparison.OrdinalIgnoreCase))
            Assert.True(line.Contains(Victim, StringComparison.OrdinalIgnoreCase) || line.Contains("two different users", StringComparison.Ordinal) || line.Contains($"look up '{Shown}'", StringComparison.Ordinal), line);
        if (line.Contains($"({Shown}", StringComparison.Ordinal) || line.Contains($"'{Shown}' (id", StringComparison.Ordinal))
            Assert.Fail(line);
    }

    private static void AssertNamesItsOwn(object result, PipelineResult done)
    {
        var type = result.GetType();
        string?[] names = [.. new[] { "UserId", "EmailAddress", "UserName", "PrincipalUsername", "Identity" }.Select(name => type.GetProperty(name)?.GetValue(result) as string)];
        var isVictim = names[0] == Victim;
        // The victim never gets the name. Its real owner does, because the service confirmed it.
        Assert.True(isVictim != names.Contains(Shown) || names.Skip(1).All(name => name is null), string.Join(", ", names) + done.Errors.Count);
    }
}
