using LamPS.Core.Elements;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>A snapshot as a decision looks at it: which window takes input, what is shut off by a modal dialog, what stands around an element.</summary>
internal sealed class ScreenView
{
    private static readonly HashSet<string> NoWords = [];
    private readonly int _first;
    private readonly int _end;
    private readonly Dictionary<int, HashSet<string>> _around = [];

    /// <summary>Looks at a snapshot.</summary>
    /// <param name="snapshot">Snapshot.</param>
    public ScreenView(Snapshot snapshot)
    {
        Snapshot = snapshot;
        Active = snapshot.ActiveWindow;
        if (Active is not null)
        {
            _first = snapshot.IndexOf(Active.Id);
            _end = snapshot.SubtreeEnd(_first);
        }

        Modal = Active is { } active && active.Is(ElementStates.Modal) ? active : null;
    }

    /// <summary>The snapshot.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>The window that takes input, or null.</summary>
    public Element? Active { get; }

    /// <summary>The modal dialog that shuts everything else off, or null.</summary>
    public Element? Modal { get; }

    /// <summary>Whether the window that takes input is a dialog.</summary>
    public bool InDialog => Active?.Role == Role.Dialog;

    /// <summary>Whether an element is in the window that takes input.</summary>
    /// <param name="index">Its index in the snapshot.</param>
    public bool IsInActive(int index) => index >= _first && index < _end;

    /// <summary>Whether an element can be reached: no modal dialog is open elsewhere.</summary>
    /// <param name="index">Its index in the snapshot.</param>
    public bool IsReachable(int index) => Modal is null || IsInActive(index);

    /// <summary>Whether an element is in a dialog.</summary>
    /// <param name="index">Its index in the snapshot.</param>
    public bool IsInDialog(int index) => Snapshot[index].Role == Role.Dialog || Snapshot.AncestorsOf(index).Any(a => a.Role == Role.Dialog);

    /// <summary>Stems of the names of what an element is in: group, page, tool bar, list, dialog.</summary>
    /// <param name="index">Its index in the snapshot.</param>
    public IReadOnlySet<string> Around(int index)
    {
        var parent = Snapshot.Nodes[index].Parent;
        if (parent < 0)
        {
            return NoWords;
        }

        if (!_around.TryGetValue(parent, out var words))
        {
            var element = Snapshot[parent];
            words = [.. Around(parent)];
            if (element.Role is not (Role.Application or Role.Window) && element.Name.Length is > 0 and < 80)
            {
                words.UnionWith(NameKey.Of(element.Name).Words);
            }

            _around[parent] = words;
        }

        return words;
    }

    /// <summary>The nearest container of an element that has a name, for people; empty when there is none.</summary>
    /// <param name="index">Its index in the snapshot.</param>
    public string Container(int index) =>
        Snapshot.AncestorsOf(index).FirstOrDefault(a => a.Name.Length > 0 && a.Role != Role.Application)?.ToString() ?? "";

    /// <summary>Whether one element contains the other.</summary>
    public bool IsWithin(ElementId inner, ElementId outer)
    {
        var index = Snapshot.IndexOf(inner);
        return index >= 0 && Snapshot.AncestorsOf(index).Any(a => a.Id == outer);
    }

    /// <summary>Named containers of an element, the nearest first.</summary>
    /// <param name="index">Its index in the snapshot.</param>
    public IEnumerable<Element> Containers(int index) =>
        Snapshot.AncestorsOf(index).Where(a => a.Name.Length > 0 && a.Role is not (Role.Application or Role.Window));
}
