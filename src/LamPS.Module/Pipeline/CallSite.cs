using System.Threading;
using System.Threading.Tasks;
using LamPS.Contracts.Requests;
using LamPS.Module.Functions;
using LamPS.Module.Hosting;
using LamPS.Module.Scripts;

namespace LamPS.Module.Pipeline;

/// <summary>Brings what the host tells and asks to the thread of the pipeline.</summary>
/// <param name="cmdlet">The cmdlet that called.</param>
/// <param name="pump">Its pump.</param>
/// <param name="narrator">Shows what the host tells.</param>
/// <param name="answers">Asks the user.</param>
internal sealed class CallSite(AsyncLamCmdlet cmdlet, Pump pump, Narrator narrator, Answers answers) : ICallSite
{
    /// <inheritdoc/>
    public void OnUpdate(RunUpdate update) => pump.Post(() => narrator.Show(update));

    /// <inheritdoc/>
    public Task<bool?> ConfirmAsync(ConfirmRequest request, CancellationToken cancellationToken) => cmdlet.IsForced
        ? Task.FromResult<bool?>(true)
        : pump.AskAsync(() => answers.Ask(cmdlet, request.Question), cancellationToken);

    /// <inheritdoc/>
    public Task<ScriptAnswer> RunScriptAsync(ScriptCall call, CancellationToken cancellationToken) =>
        pump.AskAsync(() => new CallerScript(cmdlet.SessionState).Run(call, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ScriptAnswer> CallFunctionAsync(FunctionCall call, CancellationToken cancellationToken) =>
        pump.AskAsync(() => FunctionRegistry.Shared.Invoke(call, cmdlet.SessionState, cancellationToken), cancellationToken);
}
