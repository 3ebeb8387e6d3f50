using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Policies;

namespace LamPS.Core.Applications;

/// <summary>
/// Learns an application: reads its menus, opens the dialogs behind them, notes their fields, and closes them again. It presses nothing that
/// could delete, send or print, and leaves no document changed on the disk: the application is closed without saving.
/// </summary>
/// <param name="time">Clock.</param>
public sealed class ApplicationExplorer(TimeProvider time)
{
    private const int MaxLaunches = 30;
    private static readonly TimeSpan DialogLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(400);

    // Entries that leave the application, reach outside of it, or open what belongs to the user instead of the application.
    private static readonly string[] Skipped =
    [
        "print", "exit", "quit", "send", "mail", "e-mail", "email", "recent", "macro", "macros", "help", "update", "online", "extension", "publish", "share", "sign", "signature",
        "signatures", "bluetooth", "browser", "remote", "record", "run", "wizard", "wizards", "chart", "ole", "scan", "delete", "remove", "close", "checkout", "restart", "reload", "donate",
        "feedback", "upload", "template", "templates", "special",
    ];

    /// <summary>Learns an application on a desktop. The application is started for it, as often as it takes, and closed at the end.</summary>
    /// <param name="desktop">Desktop.</param>
    /// <param name="definition">Application.</param>
    /// <param name="progress">Told what is being looked at; may be null.</param>
    /// <param name="cancellationToken">Cancels; the application is closed.</param>
    /// <exception cref="LamException">The application isn't installed or doesn't start.</exception>
    public async Task<ApplicationMap> LearnAsync(
        IDesktop desktop, ApplicationDefinition definition, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var visit = new ApplicationVisit(desktop, definition, time, MaxLaunches);
        try
        {
            await visit.StartAsync(cancellationToken).ConfigureAwait(false);
            var version = desktop.Kind == "sandbox" ? "" : await ProgramVersion.ReadAsync(definition.Command, time, cancellationToken).ConfigureAwait(false);
            var toolbars = await visit.WindowAsync(cancellationToken).ConfigureAwait(false);
            progress?.Report($"{definition.Title}: {toolbars.Sum(t => t.Controls.Count)} controls in the main window");
            var entries = await desktop.GetMenusAsync(visit.Application, cancellationToken).ConfigureAwait(false);
            progress?.Report($"{definition.Title}: {entries.Count} menu entries");
            var dialogs = await DialogsAsync(visit, entries, progress, cancellationToken).ConfigureAwait(false);
            return new ApplicationMap
            {
                Application = definition.Name,
                Version = version,
                GatheredAt = time.GetUtcNow(),
                Menus = [.. entries.Where(e => !IsOwnContent(e.Path)).Select(e => ToMenu(e, dialogs))],
                Dialogs = dialogs,
                Toolbars = toolbars,
            };
        }
        finally
        {
            await visit.EndAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a menu entry says that it opens a dialog, and opening it is harmless.</summary>
    /// <param name="path">Path.</param>
    internal static bool CanOpen(string path)
    {
        if (!path.EndsWith("...", StringComparison.Ordinal) && !path.EndsWith('…'))
        {
            return false;
        }

        var words = path.Split([' ', '>', '.', '…', '/', ','], StringSplitOptions.RemoveEmptyEntries);
        var risk = RiskAssessor.Assess(UiFunctions.InvokeMenu, new LamAction(UiFunctions.InvokeMenu.Name, ElementId.None, ActionArguments.Of("path", path)), "", null, Snapshot.Empty).Risk;
        return risk <= Risk.Change && !words.Any(w => Skipped.Contains(w, StringComparer.OrdinalIgnoreCase));
    }

    private async Task<List<MapDialog>> DialogsAsync(
        ApplicationVisit visit, IReadOnlyList<MenuEntry> entries, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var dialogs = new List<MapDialog>();
        foreach (var entry in entries.Where(e => e.Enabled && CanOpen(e.Path)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (await visit.OpenAsync(entry.Path, DialogLimit, cancellationToken).ConfigureAwait(false) is not { } dialog)
                {
                    progress?.Report($"{entry.Path}: no dialog");
                    await visit.RefreshAsync(entries.Count, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                var (fields, buttons) = await visit.FieldsAsync(dialog, Settling, cancellationToken).ConfigureAwait(false);
                if (fields.Count > 0 || buttons.Count > 1)
                {
                    // Anything less is a message that something isn't possible here.
                    dialogs.Add(new MapDialog(TitleOf(dialog), entry.Path, fields, buttons));
                }

                progress?.Report($"{entry.Path}: {TitleOf(dialog)}, {fields.Count} fields");
                await visit.CloseAsync(dialog, cancellationToken).ConfigureAwait(false);
            }
            catch (LamException error)
            {
                // The application died or hangs on this one: it is left out, and the rest goes on in a fresh one.
                progress?.Report($"{entry.Path}: left out, {error.Message}");
                if (!await visit.TryRestartAsync(cancellationToken).ConfigureAwait(false))
                {
                    break;
                }
            }
        }

        return dialogs;
    }

    // A title may name the document: "Properties of "Untitled 1"".
    private static string TitleOf(Element dialog)
    {
        var name = dialog.Name;
        var cut = name.AsSpan().IndexOfAny('“', '"', '«');
        return (cut > 3 ? name[..cut].TrimEnd().TrimEnd("of".ToCharArray()).TrimEnd() : name).Trim();
    }

    private static MapMenu ToMenu(MenuEntry entry, List<MapDialog> dialogs) => new(
        entry.Path,
        entry.Shortcut,
        (entry.States & (ElementStates.Checkable | ElementStates.Checked)) != 0,
        dialogs.FirstOrDefault(d => d.OpenedBy == entry.Path)?.Name ?? "");

    // Recent documents and open windows are the user's, not the application's.
    private static bool IsOwnContent(string path) =>
        path.Contains("Recent", StringComparison.OrdinalIgnoreCase) || (path.StartsWith("Window >", StringComparison.OrdinalIgnoreCase) && path.Contains(" - ", StringComparison.Ordinal));
}
