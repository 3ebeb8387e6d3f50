using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox.Applications;

/// <summary>An application of the sandbox.</summary>
internal abstract class SandboxApplication(Screen screen)
{
    public Screen Screen { get; } = screen;

    public SandboxFiles Files => Screen.Options.Files;

    /// <summary>The window that it starts with; null before it has one.</summary>
    public Window? MainWindow { get; protected set; }

    /// <summary>How far its main window stands from the middle, so that several can be seen.</summary>
    public int Cascade { get; set; }

    /// <summary>Whether it ended, by itself or by force.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Why it ended when it wasn't meant to; null otherwise.</summary>
    public string? Crash { get; private set; }

    /// <summary>Whether it doesn't answer any more.</summary>
    public bool Hangs { get; protected set; }

    /// <summary>Whether a document that doesn't exist yet may be opened; it is made when first saved.</summary>
    public virtual bool MakesDocument => false;

    /// <summary>Makes the main window and opens the document.</summary>
    /// <param name="document">Full path, or null.</param>
    /// <param name="arguments">Arguments of the launch.</param>
    /// <exception cref="Core.LamException">The document can't be opened.</exception>
    public abstract void Start(string? document, IReadOnlyList<string> arguments);

    /// <summary>Saves to the document's own file.</summary>
    /// <returns>Why it couldn't, or null.</returns>
    public virtual string? Save() => null;

    /// <summary>Called before each action; an application of the tests does its mischief here.</summary>
    public virtual void BeforeAction(LamAction action)
    {
    }

    /// <summary>Called before each capture.</summary>
    public virtual void BeforeCapture()
    {
    }

    /// <summary>The modal window above a window that it has to wait for, or null.</summary>
    public Window? BlockerOf(Window window)
    {
        for (var i = Screen.Windows.Count - 1; i >= 0 && Screen.Windows[i] != window; i--)
        {
            if (Screen.Windows[i] is { Modal: true } modal && modal.Application == this)
            {
                return modal;
            }
        }

        return null;
    }

    /// <summary>The one of its windows that keys go to while the application has the input; null when it has none. Kept by the screen.</summary>
    public Window? KeyWindow { get; set; }

    /// <summary>Ends it at once.</summary>
    /// <param name="crash">Why, when it wasn't meant to.</param>
    public void End(string? crash = null)
    {
        HasEnded = true;
        Crash = crash;
        Screen.End(this);
    }

    /// <summary>A path as a person types it, made full; null when it is none.</summary>
    protected string? FullPath(string typed)
    {
        typed = typed.Trim();
        if (typed.Length == 0 || typed.Contains('\0'))
        {
            return null;
        }

        if (typed == "~" || typed.StartsWith("~/", StringComparison.Ordinal))
        {
            typed = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + typed[1..];
        }

        return Path.GetFullPath(typed, Screen.Options.WorkingFolder);
    }

    /// <summary>Does something with files; what the file system says becomes an error in words.</summary>
    protected static string? Try(Action files)
    {
        try
        {
            files();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Text.EncoderFallbackException or System.Text.DecoderFallbackException or NotSupportedException)
        {
            return error switch
            {
                UnauthorizedAccessException => "Access is denied: the file or its folder is read-only.",
                DirectoryNotFoundException => "The folder does not exist.",
                System.Text.DecoderFallbackException => "It is not UTF-8 text.",
                _ => error.Message,
            };
        }
    }

    /// <summary>The instance as callers see it.</summary>
    public ApplicationInstance ToInstance(string name, string key) => new(name, key, 0, MainWindow?.Name ?? "");
}
