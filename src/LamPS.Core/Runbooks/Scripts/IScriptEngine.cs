namespace LamPS.Core.Runbooks.Scripts;

/// <summary>Runs scripts of a run, one at a time; what one script defines globally the next one finds.</summary>
public interface IScriptEngine : IAsyncDisposable
{
    /// <summary>Runs a script.</summary>
    /// <param name="request">Script, variables, folder.</param>
    /// <param name="cancellationToken">Stops it; the engine is as new afterwards.</param>
    /// <exception cref="LamException">There is no engine on this machine, or it doesn't start.</exception>
    ValueTask<ScriptResult> RunAsync(ScriptRequest request, CancellationToken cancellationToken);
}
