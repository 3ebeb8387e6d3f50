using System.Threading;
using System.Threading.Tasks;
using LamPS.Contracts.Requests;

namespace LamPS.Module.Hosting;

/// <summary>A request under way: whom the host tells about it and asks. Called on threads of the connection.</summary>
internal interface ICallSite
{
    /// <summary>Takes what the host tells. Must be quick.</summary>
    /// <param name="update">What happened.</param>
    void OnUpdate(RunUpdate update);

    /// <summary>Asks the person.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Cancelled when the answer is of no use any more.</param>
    /// <returns>The answer, or null when nobody can be asked.</returns>
    Task<bool?> ConfirmAsync(ConfirmRequest request, CancellationToken cancellationToken);

    /// <summary>Runs a script.</summary>
    /// <param name="call">The script.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<ScriptAnswer> RunScriptAsync(ScriptCall call, CancellationToken cancellationToken);

    /// <summary>Calls a registered function.</summary>
    /// <param name="call">The function and its arguments.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<ScriptAnswer> CallFunctionAsync(FunctionCall call, CancellationToken cancellationToken);
}
