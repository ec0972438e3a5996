namespace RsaCloudAdmin.Tests.Security;

/// <summary>A way to sign in.</summary>
/// <param name="Set">The parameter set of Connect-RsaCloudAdmin.</param>
/// <param name="Script">The script, to which parameters may be added.</param>
internal sealed record SignInWay(string Set, string Script)
{
    private const string ByClient = "-ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri";
    private const string ClientVariables = "$env:RSA_CLOUD_ADMIN_CLIENT_ID = $ClientId; $env:RSA_CLOUD_ADMIN_ISSUER = $Issuer; $env:RSA_CLOUD_ADMIN_BASE_URI = $BaseUri; ";

    /// <summary>Ways that work, with valid keys.</summary>
    public static readonly IReadOnlyDictionary<string, SignInWay> Good = new Dictionary<string, SignInWay>
    {
        ["API key, file"] = new("KeyPath", "Connect-RsaCloudAdmin $KeyPath"),
        ["API key, file from the pipeline"] = new("KeyPath", "[System.IO.FileInfo]$KeyPath | Connect-RsaCloudAdmin"),
        ["API key, config object"] = new("KeyPath", "[pscustomobject]@{ KeyPath = $KeyPath; Name = 'East'; ProxyCredential = $Credential } | Connect-RsaCloudAdmin"),
        ["API key, text"] = new("Key", "Connect-RsaCloudAdmin -Key $ApiKey"),
        ["API key, text from the pipeline"] = new("Key", "$ApiKey | Connect-RsaCloudAdmin -ProxyCredential $Credential"),
        ["API key, variable with the path"] = new("Environment", "$env:RSA_CLOUD_ADMIN_KEY_PATH = $KeyPath; Connect-RsaCloudAdmin -FromEnvironment"),
        ["API key, variable with the text"] = new("Environment", "$env:RSA_CLOUD_ADMIN_KEY = $ApiKeyText; Connect-RsaCloudAdmin -FromEnvironment"),
        ["OAuth client, file"] = new("KeyPath", $"Connect-RsaCloudAdmin $JwkPath {ByClient}"),
        ["OAuth client, RSA, file"] = new("KeyPath", $"Connect-RsaCloudAdmin $RsaJwkPath {ByClient.Replace("$ClientId", "$RsaClientId", StringComparison.Ordinal)}"),
        ["OAuth client, hashtable"] = new("KeyPath", "$given = @{ KeyPath = $JwkPath; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri }; Connect-RsaCloudAdmin @given"),
        ["OAuth client, text"] = new("Key", $"Connect-RsaCloudAdmin -Key $Jwk {ByClient} -ProxyCredential $Credential"),
        ["OAuth client, text from the pipeline"] = new("Key", $"$Jwk | Connect-RsaCloudAdmin {ByClient}"),
        ["OAuth client, hashtable from the pipeline"] = new("KeyPath", "@{ Key = $Jwk; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri; ProxyCredential = $Credential } | Connect-RsaCloudAdmin"),
        ["OAuth client, object with the text"] = new("Key", "[pscustomobject]@{ Key = $Jwk; ClientId = $ClientId; Issuer = $Issuer; BaseUri = $BaseUri } | Connect-RsaCloudAdmin"),
        ["OAuth client, variable with the path"] = new("Environment", $"$env:RSA_CLOUD_ADMIN_KEY_PATH = $JwkPath; {ClientVariables}Connect-RsaCloudAdmin -FromEnvironment"),
        ["OAuth client, variable with the text"] = new("Environment", $"$env:RSA_CLOUD_ADMIN_KEY = $JwkText; {ClientVariables}Connect-RsaCloudAdmin -FromEnvironment"),
    };

    /// <summary>
    /// Ways that fail: damaged or swapped keys, values of the wrong kind, invalid addresses, and a proxy that requires
    /// authentication.
    /// </summary>
    public static readonly string[] Bad =
    [
        "Connect-RsaCloudAdmin -Key $Damaged",
        "Connect-RsaCloudAdmin $DamagedPath",
        "Connect-RsaCloudAdmin -Key $Mixed",
        $"Connect-RsaCloudAdmin -Key $DamagedJwk {ByClient}",
        $"Connect-RsaCloudAdmin -Key $MixedJwk {ByClient}",
        "Connect-RsaCloudAdmin $JwkPath",
        "Connect-RsaCloudAdmin -Key $Jwk",
        $"Connect-RsaCloudAdmin $KeyPath {ByClient}",
        $"$ApiKey | Connect-RsaCloudAdmin {ByClient}",
        // A key in the wrong place. (A key piped as plain text is the TargetObject of PowerShell's own error.)
        "Connect-RsaCloudAdmin $ApiKeyText",
        "Connect-RsaCloudAdmin -Key $ApiKeyText",
        "Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $JwkText -BaseUri $BaseUri",
        "Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $JwkText",
        "Connect-RsaCloudAdmin $JwkPath -ClientId $JwkText -Issuer $Issuer -BaseUri $BaseUri",
        "Connect-RsaCloudAdmin -Key $Jwk -ClientId $JwkText -Issuer $Issuer -BaseUri $BaseUri",
        "Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri -Scope $JwkText",
        "Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri -Scope \"{ $($JwkText.Substring(1))\"",
        "Connect-RsaCloudAdmin $KeyPath -Name $ApiKeyText",
        "@{ Key = $ApiKeyText } | Connect-RsaCloudAdmin",
        "[ordered]@{ Key = @($ApiKeyText) } | Connect-RsaCloudAdmin",
        "@{ KeyPath = $ApiKeyText } | Connect-RsaCloudAdmin",
        "@{ KeyPath = @($ApiKeyText) } | Connect-RsaCloudAdmin",
        "@{ KeyPath = $KeyPath; Name = $ApiKeyText } | Connect-RsaCloudAdmin",
        "@{ KeyPath = $KeyPath; TimeoutSec = $ApiKeyText } | Connect-RsaCloudAdmin",
        "@{ KeyPath = $KeyPath; Proxy = $ApiKeyText } | Connect-RsaCloudAdmin",
        "@{ KeyPath = $KeyPath; ProxyCredential = $ApiKeyText } | Connect-RsaCloudAdmin",
        "@{ KeyPath = $JwkPath; ClientId = $JwkText; Issuer = $Issuer; BaseUri = $BaseUri } | Connect-RsaCloudAdmin",
        "@{ KeyPath = $JwkPath; ClientId = $ClientId; Issuer = $JwkText; BaseUri = $BaseUri } | Connect-RsaCloudAdmin",
        "@{ $ApiKeyText = 'x' } | Connect-RsaCloudAdmin",
        "$env:RSA_CLOUD_ADMIN_KEY_PATH = $JwkPath; $env:RSA_CLOUD_ADMIN_CLIENT_ID = $JwkText; $env:RSA_CLOUD_ADMIN_ISSUER = $Issuer; $env:RSA_CLOUD_ADMIN_BASE_URI = $BaseUri; Connect-RsaCloudAdmin -FromEnvironment",
        "$env:RSA_CLOUD_ADMIN_KEY_PATH = $ApiKeyText; Connect-RsaCloudAdmin -FromEnvironment",
        "$env:RSA_CLOUD_ADMIN_KEY = $JwkText; Connect-RsaCloudAdmin -FromEnvironment",
        "$env:RSA_CLOUD_ADMIN_KEY = $ApiKeyText; $env:RSA_CLOUD_ADMIN_KEY_PATH = $KeyPath; Connect-RsaCloudAdmin -FromEnvironment",
        // Unknown clients, and addresses that are not the service's.
        "Connect-RsaCloudAdmin $JwkPath -ClientId nobody -Issuer $Issuer -BaseUri $BaseUri",
        "Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer \"${Issuer}2\" -BaseUri $BaseUri",
        "Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer https://me:$Password@example.com/oauth -BaseUri $BaseUri",
        "Connect-RsaCloudAdmin $KeyPath -Proxy http://me:$Password@127.0.0.1:9",
        "Connect-RsaCloudAdmin $ElsewherePath -Proxy http://127.0.0.1:9 -ProxyCredential $Credential -TimeoutSec 5 -RetryTimeoutSec 0",
        "Connect-RsaCloudAdmin $ElsewherePath -Proxy $AskingProxy -ProxyCredential $Credential",
        "Connect-RsaCloudAdmin $KeyPath -Nonsense $ApiKeyText",
    ];
}
