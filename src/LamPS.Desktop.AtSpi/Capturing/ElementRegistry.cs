using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;

namespace LamPS.Desktop.AtSpi.Capturing;

/// <summary>Ids of elements: one per object while its application runs, never given twice. Safe for use by several threads.</summary>
internal sealed class ElementRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AccessibleRef, KnownElement> _byReference = [];
    private readonly Dictionary<int, KnownElement> _byId = [];
    private int _last;

    /// <summary>The element of an object; a new one gets an id.</summary>
    public KnownElement Get(AccessibleRef reference)
    {
        lock (_gate)
        {
            if (!_byReference.TryGetValue(reference, out var known))
            {
                known = new KnownElement(new ElementId(++_last), reference);
                _byReference[reference] = known;
                _byId[known.Id.Number] = known;
            }

            return known;
        }
    }

    /// <summary>The element of a cell of a large table: it stays the same though its object is another each time.</summary>
    public KnownElement GetCell(AccessibleRef table, int row, int column, AccessibleRef reference)
    {
        // No object has such a path.
        var key = new AccessibleRef(table.Bus, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{table.Path}#{row},{column}"));
        lock (_gate)
        {
            if (!_byReference.TryGetValue(key, out var known))
            {
                known = new KnownElement(new ElementId(++_last), reference) { Cell = (table, row, column) };
                _byReference[key] = known;
                _byId[known.Id.Number] = known;
            }

            known.Reference = reference;
            return known;
        }
    }

    /// <summary>The element of an id, or null when it never was or its application has ended.</summary>
    public KnownElement? Find(ElementId id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id.Number);
        }
    }

    /// <summary>Forgets the elements of an application that has ended.</summary>
    public void Forget(string bus)
    {
        lock (_gate)
        {
            foreach (var reference in _byReference.Keys.Where(r => r.Bus == bus).ToList())
            {
                _byId.Remove(_byReference[reference].Id.Number);
                _byReference.Remove(reference);
            }
        }
    }
}
