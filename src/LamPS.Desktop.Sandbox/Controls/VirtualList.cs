using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>A list whose items are made when somebody looks at them; it may have millions.</summary>
internal sealed class VirtualList(string name, int count, Func<int, string> text, Func<string, int> indexOf) : RowsView(Role.List, name)
{
    private readonly Dictionary<int, ListItem> _made = [];

    public override int Count => count;

    public override int ElementCount => count;

    public override Control this[int index]
    {
        get
        {
            if (!_made.TryGetValue(index, out var item))
            {
                item = new ListItem(text(index)) { Index = index };
                Adopt(item);
                _made.Add(index, item);
            }

            return item;
        }
    }

    public override void InvalidateTree()
    {
        Invalidate();
        foreach (var item in _made.Values)
        {
            item.InvalidateTree();
        }
    }

    public override bool Type(string typed) => true;

    protected override RowControl? Made(int index) => _made.GetValueOrDefault(index);

    protected override int IndexOf(string option) => indexOf(option);
}
