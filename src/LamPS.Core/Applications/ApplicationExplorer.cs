using LamPS.Core.Actions;
using LamPS.Core.Applications.Exploring;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Policies;

namespace LamPS.Core.Applications;

/// <summary>
/// Learns an application: reads its menus, opens the dialogs behind them, notes their fields, and closes them again. It presses nothing that
/// could delete, send or print, and leaves no document changed on the disk: the application is closed without saving. What an empty document
/// disables is opened in the contexts of the catalog. What hangs or kills the application is left out, and the map says so.
/// </summary>
/// <param name="time">Clock.</param>
public sealed class ApplicationExplorer(TimeProvider time)
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    // One that was open twice when the explorer ended probably ended it.
    private const int MostTorn = 2;

    // Entries that leave the application, reach outside of it, or open what belongs to the user instead of the application.
    private static readonly string[] Skipped =
    [
        "print", "exit", "quit", "send", "mail", "e-mail", "email", "recent", "macro", "macros", "help", "update", "online", "extension", "publish", "share", "sign", "signature",
        "signatures", "bluetooth", "browser", "remote", "record", "run", "wizard", "wizards", "chart", "ole", "scan", "delete", "remove", "close", "checkout", "restart", "restore", "reload", "donate",
        "feedback", "upload", "template", "templates", "special",
    ];

    // Entries that open a window whether they say so by dots or not.
    private static readonly string[] Windows = ["Preferences", "Settings", "Keyboard Shortcuts"];

    /// <summary>Learns an application on a desktop. The application is started for it, as often as it takes, and closed at the end.</summary>
    /// <param name="desktop">Desktop.</param>
    /// <param name="definition">Application.</param>
    /// <param name="options">How far to go, and where to take down what was found.</param>
    /// <param name="progress">Told what is being looked at; may be null.</param>
    /// <param name="cancellationToken">Cancels; the application is closed, and what the journal has stays.</param>
    /// <returns>The map of all that was found, now or according to the journal.</returns>
    /// <exception cref="LamException">The application isn't installed or doesn't start; the journal can't be kept.</exception>
    public async Task<ApplicationMap> LearnAsync(
        IDesktop desktop, ApplicationDefinition definition, ExplorationOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var version = desktop.Kind == "sandbox" ? "" : await ProgramVersion.ReadAsync(definition.Command, time, cancellationToken).ConfigureAwait(false);
        using var journal = ExplorationJournal.Open(options.Journal, version, options.Resume);
        if (journal.Entries.Count > 1)
        {
            progress?.Report($"{definition.Title}: goes on from {Path.GetFileName(options.Journal)}, {journal.Entries.Count(e => e.Kind == JournalKind.Dialog)} dialogs are there");
        }

        var visit = new ApplicationVisit(desktop, definition, options, time);
        var left = options.Dialogs;
        try
        {
            foreach (var context in (IEnumerable<ExplorationContext>)[ExplorationContext.Empty, .. definition.Contexts])
            {
                left = await ExploreAsync(visit, context, journal, left, options, progress, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await visit.EndAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return ExplorationResult.ToMap(definition, version, time.GetUtcNow(), journal.Entries);
    }

    /// <summary>Whether a menu entry says that it opens a dialog, and opening it is harmless.</summary>
    /// <param name="path">Path.</param>
    internal static bool CanOpen(string path) =>
        (path.EndsWith("...", StringComparison.Ordinal) || path.EndsWith('…') || Windows.Any(w => path.EndsWith($" > {w}", StringComparison.OrdinalIgnoreCase))) && IsHarmless(path);

    /// <summary>Whether what has a name can be pressed: it leads neither out of the application nor to what belongs to the user, and nothing is lost by it.</summary>
    /// <param name="path">Menu path, or the name of a button and what it says of itself.</param>
    internal static bool IsHarmless(string path)
    {
        var words = path.Split([' ', '>', '.', '…', '/', ','], StringSplitOptions.RemoveEmptyEntries);
        var risk = RiskAssessor.Assess(UiFunctions.InvokeMenu, new LamAction(UiFunctions.InvokeMenu.Name, ElementId.None, ActionArguments.Of("path", path)), "", null, Snapshot.Empty).Risk;
        return risk <= Risk.Change && !IsOwnContent(path) && !words.Any(w => Skipped.Contains(w, StringComparer.OrdinalIgnoreCase));
    }

    private static async Task<int> ExploreAsync(
        ApplicationVisit visit, ExplorationContext context, ExplorationJournal journal, int left, ExplorationOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var isStarted = false;
        if (journal.Context(context.Name) is not { } known)
        {
            known = await EnterAsync(visit, context, progress, cancellationToken).ConfigureAwait(false);
            journal.Add(known);
            isStarted = known.Kind == JournalKind.Context;
        }

        var work = (known.Enabled ?? []).Where(path => CanOpen(path) && !journal.IsSettled(path)).ToList();
        for (var i = 0; i < work.Count && left > 0; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (journal.Torn(work[i]) >= MostTorn)
            {
                journal.Add(new JournalEntry(JournalKind.LeftOut, context.Name, work[i], Reason: "the explorer was ended twice while it was open"));
                continue;
            }

            if (!isStarted)
            {
                await visit.EnterAsync(context, cancellationToken).ConfigureAwait(false);
                isStarted = true;
            }

            left--;
            journal.Add(new JournalEntry(JournalKind.Begin, context.Name, work[i]));
            var entry = await OpenAsync(visit, context, work[i], options, cancellationToken).ConfigureAwait(false);
            journal.Add(entry);
            progress?.Report($"{i + 1}/{work.Count} {entry.Path}: {Describe(entry)}");
            if (entry.Kind == JournalKind.LeftOut && !await visit.TryRestartAsync(cancellationToken).ConfigureAwait(false))
            {
                progress?.Report($"{work.Count - i - 1} entries are left: the application doesn't start any more");
                break;
            }
        }

        return left;
    }

    private static async Task<JournalEntry> EnterAsync(ApplicationVisit visit, ExplorationContext context, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var name = context.Name.Length == 0 ? "as it starts" : context.Name;
        try
        {
            await visit.EnterAsync(context, cancellationToken).ConfigureAwait(false);
            var toolbars = context.Name.Length == 0 ? await visit.WindowAsync(cancellationToken).ConfigureAwait(false) : [];
            var menus = visit.Menus.Where(e => !IsOwnContent(e.Path)).ToList();
            progress?.Report($"{name}: {menus.Count} menu entries, {menus.Count(e => e.Enabled)} enabled, {toolbars.Sum(t => t.Controls.Count)} controls in the main window");
            return new JournalEntry(JournalKind.Context, context.Name, Menus: [.. menus.Select(ToMenu)], Enabled: [.. menus.Where(e => e.Enabled).Select(e => e.Path)], Toolbars: toolbars);
        }
        catch (LamException error) when (context.Name.Length > 0)
        {
            progress?.Report($"{name}: left out, {error.Message}");
            return new JournalEntry(JournalKind.NoContext, context.Name, Reason: error.Message);
        }
    }

    private static async Task<JournalEntry> OpenAsync(ApplicationVisit visit, ExplorationContext context, string path, ExplorationOptions options, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.DialogLimit * 2 + options.OpeningLimit, visit.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (await visit.OpenAsync(path, options.OpeningLimit, both.Token).ConfigureAwait(false) is not { } dialog)
            {
                // One that comes late would be taken for the dialog of the next entry.
                await visit.RestartAsync(both.Token).ConfigureAwait(false);
                return new JournalEntry(JournalKind.Nothing, context.Name, path);
            }

            var found = await visit.FieldsAsync(dialog, Settling, both.Token).ConfigureAwait(false);
            await visit.CloseAsync(dialog, found.IsDoubtful, both.Token).ConfigureAwait(false);

            // Anything less is a message that something isn't possible here.
            return found.Fields.Count > 0 || found.Buttons.Count > 1
                ? new JournalEntry(
                    JournalKind.Dialog, context.Name, path, Reason: found.IsCutShort ? $"not all of its pages were seen in {options.DialogLimit.TotalSeconds:0} s" : "",
                    Dialog: new MapDialog(TitleOf(dialog), path, found.Fields, found.Buttons) { Context = context.Name })
                : new JournalEntry(JournalKind.Nothing, context.Name, path);
        }
        catch (LamException error)
        {
            return new JournalEntry(JournalKind.LeftOut, context.Name, path, Reason: error.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new JournalEntry(JournalKind.LeftOut, context.Name, path, Reason: $"it took longer than {options.DialogLimit.TotalSeconds * 2:0} s");
        }
    }

    private static string Describe(JournalEntry entry) => entry switch
    {
        { Kind: JournalKind.Dialog, Dialog: { } dialog } => $"{dialog.Name}, {dialog.Fields.Count} fields{(entry.Reason.Length > 0 ? $" ({entry.Reason})" : "")}",
        { Kind: JournalKind.LeftOut } => $"left out, {entry.Reason}",
        _ => "no dialog",
    };

    // A title may name the document: "Properties of "Untitled 1"".
    private static string TitleOf(Element dialog)
    {
        var name = dialog.Name;
        var cut = name.AsSpan().IndexOfAny('“', '"', '«');
        return (cut > 3 ? name[..cut].TrimEnd().TrimEnd("of".ToCharArray()).TrimEnd() : name).Trim();
    }

    private static MapMenu ToMenu(MenuEntry entry) => new(entry.Path, entry.Shortcut, (entry.States & (ElementStates.Checkable | ElementStates.Checked)) != 0);

    // Recent documents and open windows are the user's, not the application's.
    private static bool IsOwnContent(string path) =>
        path.Contains("Recent", StringComparison.OrdinalIgnoreCase) || (path.StartsWith("Window >", StringComparison.OrdinalIgnoreCase) && path.Contains(" - ", StringComparison.Ordinal));
}
