using System.Management.Automation;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Commands;

/// <summary>Completes the OAuth scopes that the cmdlets need.</summary>
internal sealed class ScopeCompleter : KnownValueCompleter
{
    protected override IEnumerable<CompletionResult> Values =>
        OAuthClient.DefaultScopes.Select(scope => new CompletionResult(scope, scope, CompletionResultType.ParameterValue, scope));
}
