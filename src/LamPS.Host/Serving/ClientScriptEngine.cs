using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Scripts;

namespace LamPS.Host.Serving;

/// <summary>Runs scripts in the PowerShell that called.</summary>
internal sealed class ClientScriptEngine(RpcPeer peer, SessionWorkplace workplace, string token) : IScriptEngine
{
    /// <inheritdoc/>
    public async ValueTask<ScriptResult> RunAsync(ScriptRequest request, CancellationToken cancellationToken)
    {
        var variables = request.Variables.ToDictionary(v => v.Key, v => v.Value.ToObject(reveal: true));
        var call = new ScriptCall(token, request.Script, variables, request.Directory);
        var answer = await workplace.AwayAsync(() => peer.CallAsync<ScriptAnswer>(Methods.Script, call, cancellationToken)).ConfigureAwait(false);
        var untrusted = request.Variables.Values.Any(v => v.IsUntrusted);
        return new ScriptResult(answer.Succeeded, [.. answer.Output.Select(o => RunbookValue.From(o, untrusted))], answer.Errors, answer.Warnings, answer.ExitCode);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
