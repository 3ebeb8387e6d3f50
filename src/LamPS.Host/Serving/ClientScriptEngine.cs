using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Core;
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
        var answer = await AskAsync(call, cancellationToken).ConfigureAwait(false);
        var untrusted = request.Variables.Values.Any(v => v.IsUntrusted);
        return new ScriptResult(answer.Succeeded, [.. answer.Output.Select(o => RunbookValue.From(o, untrusted))], answer.Errors, answer.Warnings, answer.ExitCode);
    }

    private async ValueTask<ScriptAnswer> AskAsync(ScriptCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await workplace.AwayAsync(() => peer.CallAsync<ScriptAnswer>(Methods.Script, call, cancellationToken)).ConfigureAwait(false);
        }
        catch (RpcException error)
        {
            // A caller that has gone has cancelled everything.
            cancellationToken.ThrowIfCancellationRequested();
            throw new LamException(error.Error.Id, error.ExitCode, error.Message, error.Error.Remedy, error);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
