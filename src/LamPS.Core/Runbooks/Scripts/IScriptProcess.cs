namespace LamPS.Core.Runbooks.Scripts;

/// <summary>The process that runs scripts, as the engine sees it.</summary>
internal interface IScriptProcess : IDisposable
{
    /// <summary>Exit code, or null while it runs.</summary>
    int? ExitCode { get; }

    /// <summary>The last it wrote on its own, for messages.</summary>
    string LastWords { get; }

    /// <summary>Waits for its end.</summary>
    Task WaitForExitAsync(CancellationToken cancellationToken);

    /// <summary>Ends it and what it started.</summary>
    void Kill();
}
