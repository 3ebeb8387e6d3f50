using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Learning.Records;

/// <summary>What was on the screen when an action was chosen: enough of it to choose candidates anew.</summary>
public sealed record Scene
{
    /// <summary>Elements, parents before children.</summary>
    public required IReadOnlyList<SceneElement> Elements { get; init; }

    /// <summary>Entries of the menu bar; null where they are those of the step before.</summary>
    public IReadOnlyList<SceneMenu>? Menus { get; init; }

    /// <summary>Records what a decision was made from.</summary>
    /// <param name="snapshot">What showed.</param>
    /// <param name="menus">The menus; null where they are those of the step before.</param>
    public static Scene Of(Snapshot snapshot, IReadOnlyList<MenuEntry>? menus) => new()
    {
        Elements = [.. snapshot.Nodes.Select(Of)],
        Menus = menus is null ? null : [.. menus.Select(m => new SceneMenu(m.Path, m.Id.Number, (int)m.States, m.Shortcut.Length == 0 ? null : m.Shortcut))],
    };

    /// <summary>The scene as a snapshot.</summary>
    /// <exception cref="FormatException">A parent stands behind its child, or a role isn't known.</exception>
    public Snapshot ToSnapshot()
    {
        var nodes = new SnapshotNode[Elements.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            var element = Elements[i];
            if (element.Parent >= i || element.Parent < -1)
                throw new FormatException($"element {i} has the parent {element.Parent}");
            nodes[i] = new SnapshotNode(ToElement(element), element.Parent, element.Parent < 0 ? 0 : nodes[element.Parent].Depth + 1);
        }

        return new Snapshot(nodes, DateTimeOffset.UnixEpoch);
    }

    /// <summary>The menus as a desktop gives them.</summary>
    public IReadOnlyList<MenuEntry> ToMenus() => [.. (Menus ?? []).Select(m => new MenuEntry(m.Path, new ElementId(m.Id), (ElementStates)m.States, m.Shortcut ?? ""))];

    private static SceneElement Of(SnapshotNode node)
    {
        var element = node.Element;
        return new SceneElement
        {
            Id = element.Id.Number,
            Parent = node.Parent,
            Role = element.Role.Name(),
            Name = Text(element.Name),
            Value = element.Value,
            Description = Text(element.Description),
            Class = Text(element.ClassName),
            AutomationId = Text(element.AutomationId),
            States = (int)element.States,
            Patterns = (int)element.Patterns,
            Bounds = element.Bounds == default ? null : [element.Bounds.X, element.Bounds.Y, element.Bounds.Width, element.Bounds.Height],
            Range = element.Range is { } range ? [range.Current, range.Minimum, range.Maximum, range.Step] : null,
            Options = element.Options.Count == 0 ? null : element.Options,
        };
    }

    private static Element ToElement(SceneElement element) => new()
    {
        Id = new ElementId(element.Id),
        Role = RoleNames.TryParse(element.Role, out var role) ? role : throw new FormatException($"'{element.Role}' is no role"),
        Name = element.Name ?? "",
        Value = element.Value,
        Description = element.Description ?? "",
        ClassName = element.Class ?? "",
        AutomationId = element.AutomationId ?? "",
        States = (ElementStates)element.States,
        Patterns = (ElementPatterns)element.Patterns,
        Bounds = element.Bounds is [var x, var y, var width, var height] ? new Bounds(x, y, width, height) : default,
        Range = element.Range is [var current, var least, var most, var step] ? new ValueRange(current, least, most, step) : null,
        Options = element.Options ?? [],
    };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
