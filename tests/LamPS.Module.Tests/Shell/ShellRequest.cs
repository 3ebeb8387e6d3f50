namespace LamPS.Module.Tests.Shell;

/// <summary>What the PowerShell process is asked to do.</summary>
public sealed record ShellRequest
{
    /// <summary>The script.</summary>
    public string Script { get; init; } = "";

    /// <summary>Environment variables of the process, set before.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>Answers to questions, in order: the index of a choice.</summary>
    public List<int> Choices { get; init; } = [];

    /// <summary>Whether questions can be asked at all.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Stops the pipeline once it has written this verbose text, or so many milliseconds have passed.</summary>
    public int StopAfterMs { get; init; } = -1;

    /// <summary>Closes the runspace instead of stopping the pipeline.</summary>
    public bool CloseInstead { get; init; }
}

/// <summary>An error record.</summary>
public sealed record ShellError
{
    public string Id { get; init; } = "";

    public string Message { get; init; } = "";

    public string Category { get; init; } = "";

    public string Remedy { get; init; } = "";

    public string Target { get; init; } = "";
}

/// <summary>What came of it.</summary>
public sealed record ShellResult
{
    /// <summary>Objects of the output, each as text.</summary>
    public List<string> Output { get; init; } = [];

    public List<ShellError> Errors { get; init; } = [];

    /// <summary>The error that ended the script, if one did.</summary>
    public ShellError? Terminating { get; init; }

    public List<string> Warnings { get; init; } = [];

    public List<string> Verbose { get; init; } = [];

    /// <summary>Activities and states of progress records.</summary>
    public List<string> Progress { get; init; } = [];

    /// <summary>Lines that went to the host: what-if messages.</summary>
    public List<string> Host { get; init; } = [];

    /// <summary>Questions that were asked.</summary>
    public List<string> Questions { get; init; } = [];

    /// <summary>Milliseconds from the stop to the end.</summary>
    public double StopMs { get; init; }

    /// <summary>State in which the pipeline ended.</summary>
    public string State { get; init; } = "";
}
