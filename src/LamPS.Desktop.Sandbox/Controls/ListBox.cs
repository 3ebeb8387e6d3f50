using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A list of texts.</summary>
internal sealed class ListBox : RowsView
{
    public ListBox(string name, params ReadOnlySpan<string> items)
        : base(Role.List, name)
    {
        Fill(items);
    }

    /// <summary>Whether items can be dragged to another place.</summary>
    public bool Reorderable { get; init; }

    public Action? Reordered { get; set; }

    public string? Selected => SelectedIndex < 0 ? null : Children[SelectedIndex].Name;

    public IEnumerable<string> Items => Children.Select(c => c.Name);

    protected override IReadOnlyList<string> Options => [.. Items];

    /// <summary>Replaces all items.</summary>
    public void Fill(ReadOnlySpan<string> items)
    {
        Clear();
        foreach (var item in items)
        {
            Add(new ListItem(item));
        }

        Renumber(null);
    }

    /// <summary>Takes an item out.</summary>
    public void RemoveAt(int index)
    {
        var selected = SelectedIndex == index ? null : Made(SelectedIndex);
        Remove(Children[index]);
        Renumber(selected);
    }

    /// <summary>Moves an item to another's place.</summary>
    public void Move(ListItem item, int to)
    {
        var selected = Made(SelectedIndex);
        Remove(item);
        Insert(to, item);
        Renumber(selected);
        Reordered?.Invoke();
    }

    protected override int IndexOf(string option)
    {
        var close = -1;
        for (var i = 0; i < Children.Count; i++)
        {
            if (Children[i].Name == option)
            {
                return i;
            }

            if (close < 0 && ElementNames.SameIgnoringCase(Children[i].Name, option))
            {
                close = i;
            }
        }

        return close;
    }
}
