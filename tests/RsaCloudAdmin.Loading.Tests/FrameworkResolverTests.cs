namespace RsaCloudAdmin.Loading.Tests;

/// <summary>The module's assembly resolver for Windows PowerShell 5.1, called directly because .NET Framework exists on Windows only.</summary>
public sealed class FrameworkResolverTests
{
    private const string Jwt = "System.IdentityModel.Tokens.Jwt, Version=";
    private const string MicrosoftKey = ", Culture=neutral, PublicKeyToken=31bf3856ad364e35";

    // The requested assembly, the requester, and the module's file that is returned.
    private static readonly (string Wanted, string Requester, string Answer)[] Cases =
    [
        ("RsaCloudAdmin.Client, Version=OURS", "nobody", "lib/net472/RsaCloudAdmin.Client.dll"),
        ("RsaCloudAdmin.Client, Version=OURS", "cmdlets", "lib/net472/RsaCloudAdmin.Client.dll"),
        ("RsaCloudAdmin.Client, Version=OURS", "stranger", "none"),
        ("RsaCloudAdmin.Client, Version=0.0.0.1", "nobody", "none"),
        ("RsaCloudAdmin.Client, Version=0.0.0.1", "cmdlets", "none"),
        ("RsaCloudAdmin.Models, Version=OURS", "client", "RsaCloudAdmin.Models.dll"),
        ("RsaCloudAdmin.Models, Version=0.0.0.1", "client", "none"),
        ("RsaCloudAdmin.Models, Version=OURS", "stranger", "none"),
        (Jwt + "8.0.0.0" + MicrosoftKey, "client", "lib/net472/System.IdentityModel.Tokens.Jwt.dll"),
        (Jwt + "8.0.0.0" + MicrosoftKey, "cmdlets", "lib/net472/System.IdentityModel.Tokens.Jwt.dll"),
        (Jwt + "8.0.0.0" + MicrosoftKey, "stranger", "none"),
        (Jwt + "8.0.0.0" + MicrosoftKey, "nobody", "none"),
        (Jwt + "99.0.0.0" + MicrosoftKey, "client", "none"),
        (Jwt + "8.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089", "client", "none"),
        ("Contoso.Tools, Version=1.0.0.0", "client", "none"),
        ("Contoso.Tools, Version=1.0.0.0", "nobody", "none"),
    ];

    [Fact]
    public async Task It_answers_its_own_alone_and_never_downwards()
    {
        var lines = await ChildProcess.RunAsync($$"""
            $root = [IO.Path]::GetDirectoryName($Module)
            $cmdlets = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($root, 'RsaCloudAdmin.dll'))
            $requesters = @{
                cmdlets  = $cmdlets
                stranger = [psobject].Assembly
                client   = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($root, 'lib', 'net472', 'RsaCloudAdmin.Client.dll'))
            }
            $resolve = $cmdlets.GetType('RsaCloudAdmin.Loading.FrameworkResolver').GetMethod('Resolve', [Reflection.BindingFlags]'NonPublic, Static')
            foreach ($case in '{{string.Join("', '", Cases.Select(c => $"{c.Wanted}|{c.Requester}"))}}') {
                $wanted, $requester = $case -split '\|'
                $request = [ResolveEventArgs]::new($wanted.Replace('OURS', $cmdlets.GetName().Version), $requesters[$requester])
                $answer = $resolve.Invoke($null, @($null, $request))
                "$wanted for ${requester}: $(if ($answer) { [IO.Path]::GetRelativePath($root, $answer.Location).Replace('\', '/') } else { 'none' })"
            }
            """);

        Assert.Equal(Cases.Select(c => $"{c.Wanted} for {c.Requester}: {c.Answer}"), lines);
    }
}
