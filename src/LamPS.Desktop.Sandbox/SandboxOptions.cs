namespace LamPS.Desktop.Sandbox;

/// <summary>How a sandbox desktop is made.</summary>
public sealed record SandboxOptions
{
    /// <summary>Where its applications read and write; the real disk unless told otherwise.</summary>
    public SandboxFiles Files { get; init; } = SandboxFiles.Disk;

    /// <summary>Folder that relative paths in its applications start from, and where they keep what has no document; the current folder unless told otherwise.</summary>
    public string WorkingFolder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Width of the screen in pixels, 320 to 4096.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Height of the screen in pixels, 240 to 4096.</summary>
    public int Height { get; init; } = 800;

    /// <summary>Clock: dates in what applications write, and how long a hung one is waited for.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long an application that doesn't answer is waited for.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(1);
}
