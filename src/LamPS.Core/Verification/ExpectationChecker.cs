using System.Diagnostics;
using System.Security.Cryptography;
using LamPS.Contracts.Runs;
using LamPS.Core.Agent;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Runs;
using LamPS.Core.Verification.Documents;

namespace LamPS.Core.Verification;

/// <summary>Checks expectations, polling until they hold or the time is up, and reports what was seen.</summary>
/// <param name="context">The run.</param>
public sealed class ExpectationChecker(RunContext context)
{
    private const int MaxSearchedBytes = 64 * 1024 * 1024;

    // File systems keep coarser times than clocks: a file written right after a moment may bear one up to a tick before it.
    private static readonly TimeSpan ClockTick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Checks an expectation and journals the result.</summary>
    /// <param name="expectation">Expectation.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<ExpectationOutcome> CheckAsync(Expectation expectation, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        while (true)
        {
            var (holds, evidence) = await LookAsync(expectation, cancellationToken).ConfigureAwait(false);
            if (holds)
            {
                NoteIfSaved(expectation);
            }

            if (holds || !context.Desktop.ChangesByItself || context.Time.GetElapsedTime(started) >= context.Limits.Wait)
            {
                var result = new ExpectationOutcome(context.Step, expectation.Describe(), holds, evidence);
                context.Report(new ExpectationChecked(context.Now, result));
                return result;
            }

            await context.Desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<(bool Holds, string Evidence)> LookAsync(Expectation expectation, CancellationToken cancellationToken) => expectation switch
    {
        ElementExpectation element => Look(element, await new Observer(context).CaptureAsync(cancellationToken).ConfigureAwait(false)),
        WindowExpectation window => Look(window, await new Observer(context).CaptureAsync(cancellationToken).ConfigureAwait(false)),
        FileExpectation file => await LookAsync(file, cancellationToken).ConfigureAwait(false),
        DocumentStateExpectation document => await LookAsync(document, cancellationToken).ConfigureAwait(false),
        ProcessExpectation process => Look(process),
        _ => throw new UnreachableException($"no check for {expectation.GetType().Name}"),
    };

    // What the run saved is what was seen on the disk, written since it began.
    private void NoteIfSaved(Expectation expectation)
    {
        var path = expectation switch
        {
            FileExpectation { Exists: true } file => file.Path,
            DocumentStateExpectation { Document.Path: { } saved } => saved,
            _ => null,
        };
        if (path is not null && File.GetLastWriteTimeUtc(path) >= (context.Run.StartedAt - ClockTick).UtcDateTime)
        {
            context.NoteSaved(Path.GetFullPath(path));
        }
    }

    private static (bool Holds, string Evidence) Look(ElementExpectation expectation, Snapshot snapshot)
    {
        var result = expectation.Selector.Find(snapshot);
        if (expectation.Absent)
        {
            return (result.First is null, result.First is { } there ? $"{Name(there)} is there" : "nothing matches");
        }

        if (expectation.Count is { } count && result.Elements.Count != count)
        {
            return (false, $"{result.Elements.Count} elements match");
        }

        if (result.First is not { } element)
        {
            return (expectation.Count == 0, "nothing matches");
        }

        var ambiguous = result.Others > 0 ? $" ({result.Others} others match too)" : "";
        if (expectation.Text is { } text && !element.Name.Contains(text, StringComparison.Ordinal) && element.Value?.Contains(text, StringComparison.Ordinal) != true)
        {
            return (false, $"{Name(element)} shows \"{Short(element.Value ?? element.Name)}\"{ambiguous}");
        }

        if (expectation.Value is { } value && (element.Value ?? "").ReplaceLineEndings("\n") != value.ReplaceLineEndings("\n"))
        {
            return (false, $"{Name(element)} has the value \"{Short(element.Value ?? "")}\"{ambiguous}");
        }

        var on = (element.States & (ElementStates.Checked | ElementStates.Selected)) != 0;
        if (expectation.Checked is { } wanted && on != wanted)
        {
            return (false, $"{Name(element)} is {(on ? "on" : "off")}{ambiguous}");
        }

        if (expectation.Enabled is { } enabled && element.Is(ElementStates.Enabled) != enabled)
        {
            return (false, $"{Name(element)} is {(enabled ? "disabled" : "enabled")}{ambiguous}");
        }

        var seen = element.Value is { Length: > 0 } shown ? $" with \"{Short(shown)}\"" : "";
        return (true, $"{Name(element)}{seen}{ambiguous}");
    }

    private static (bool Holds, string Evidence) Look(WindowExpectation expectation, Snapshot snapshot)
    {
        var titles = snapshot.Windows.Select(w => w.Name).ToList();
        var found = titles.Find(t => t.Contains(expectation.Title, StringComparison.OrdinalIgnoreCase));
        var evidence = found is not null
            ? $"window '{Short(found)}'"
            : titles.Count == 0 ? "there is no window" : $"windows: {string.Join(", ", titles.Take(8).Select(t => $"'{Short(t)}'"))}";
        return ((found is null) == expectation.Absent, evidence);
    }

    private static (bool Holds, string Evidence) Look(ProcessExpectation expectation)
    {
        var processes = Process.GetProcessesByName(expectation.Name);
        var count = processes.Length;
        foreach (var process in processes)
        {
            process.Dispose();
        }

        return (count > 0 == expectation.Running, $"{count} processes named '{expectation.Name}'");
    }

    private static async ValueTask<(bool Holds, string Evidence)> LookAsync(FileExpectation expectation, CancellationToken cancellationToken)
    {
        var info = new FileInfo(expectation.Path);
        if (!expectation.Exists || !info.Exists)
        {
            return (info.Exists == expectation.Exists, info.Exists ? $"it is there, {info.Length} bytes" : "it isn't there");
        }

        var written = new DateTimeOffset(info.LastWriteTimeUtc, TimeSpan.Zero);
        if (expectation.NewerThan is { } moment && written < moment - ClockTick)
        {
            return (false, $"it was last written at {written:u}, before {moment:u}");
        }

        try
        {
            if (expectation.Sha256 is { } sha)
            {
                await using var stream = info.OpenRead();
                var hash = Convert.ToHexString(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
                if (!hash.Equals(sha, StringComparison.OrdinalIgnoreCase))
                {
                    return (false, $"its SHA-256 is {hash.ToLowerInvariant()}");
                }
            }

            if (expectation.Contains is { } text)
            {
                if (info.Length > MaxSearchedBytes)
                {
                    return (false, $"it has {info.Length} bytes, more than the {MaxSearchedBytes} that are searched");
                }

                var content = await File.ReadAllTextAsync(info.FullName, cancellationToken).ConfigureAwait(false);
                if (!content.Contains(text, StringComparison.Ordinal))
                {
                    return (false, $"\"{Short(text)}\" isn't in its {info.Length} bytes");
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (false, $"it can't be read: {error.Message}");
        }

        return (true, $"{info.Length} bytes, written at {written:u}");
    }

    private async ValueTask<(bool Holds, string Evidence)> LookAsync(DocumentStateExpectation expectation, CancellationToken cancellationToken)
    {
        DocumentContent content;
        if (expectation.Document.Path is { } path)
        {
            try
            {
                content = DocumentReader.Read(path, cancellationToken);
            }
            catch (LamException error)
            {
                // Half written, still locked, not there yet: all of it is evidence, and may be different at the next look.
                return (false, error.Message);
            }
        }
        else
        {
            var snapshot = await context.Desktop.CaptureAsync(
                new CaptureRequest { Application = context.Application, ShowingOnly = false, MaxText = 100_000 }, cancellationToken).ConfigureAwait(false);
            content = LiveDocument.Read(snapshot);
        }

        return DocumentCheck.Check(content, expectation.Document);
    }

    private static string Name(Element element) => Short(element.ToString());

    private static string Short(string text) => ScreenText.Short(text, 120);
}
