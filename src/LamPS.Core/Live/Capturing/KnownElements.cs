using LamPS.Core.Elements;

namespace LamPS.Core.Live.Capturing;

/// <summary>What stays the same about an element while it lives.</summary>
internal sealed class KnownElement(ElementId id, ElementAddress at, int processId)
{
    /// <summary>Id.</summary>
    public ElementId Id { get; } = id;

    /// <summary>Where it is.</summary>
    public ElementAddress At { get; } = at;

    /// <summary>Process.</summary>
    public int ProcessId { get; } = processId;

    /// <summary>Command, when it is an entry of a menu that the window manager keeps; 0 otherwise.</summary>
    public int Command { get; set; }

    /// <summary>Role as the last snapshot gave it; alone, an element can't tell what it is part of.</summary>
    public Role Role { get; set; }

    /// <summary>Name as the last snapshot gave it.</summary>
    public string Name { get; set; } = "";
}

/// <summary>Ids of elements: one per element while its window is there, never given twice.</summary>
internal sealed class KnownElements
{
    private readonly Dictionary<(ElementAddress At, int Process, string Part), KnownElement> _byAddress = [];
    private readonly Dictionary<ElementId, KnownElement> _byId = [];
    private int _last;

    /// <summary>The element at an address; a new one gets an id.</summary>
    /// <param name="at">Address.</param>
    /// <param name="processId">Process: handles of windows are used again, by other processes too.</param>
    /// <param name="part">What tells it from others at the address: for what has no key, its place among its siblings; for a menu entry, its command.</param>
    public KnownElement Get(ElementAddress at, int processId, string part = "")
    {
        if (!_byAddress.TryGetValue((at, processId, part), out var known))
        {
            known = new KnownElement(new ElementId(++_last), at, processId);
            _byAddress[(at, processId, part)] = known;
            _byId[known.Id] = known;
        }

        return known;
    }

    /// <summary>The element of an id, or null when it never was or its window has gone.</summary>
    public KnownElement? Find(ElementId id) => _byId.GetValueOrDefault(id);

    /// <summary>Forgets the elements of windows that are no longer there, so that a handle that is used again gives new ids.</summary>
    public void Keep(IReadOnlySet<nint> windows)
    {
        foreach (var (key, known) in _byAddress.Where(pair => !windows.Contains(pair.Key.At.Window)).ToList())
        {
            _byAddress.Remove(key);
            _byId.Remove(known.Id);
        }
    }
}
