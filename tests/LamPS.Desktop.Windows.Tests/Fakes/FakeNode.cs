using System.Globalization;
using LamPS.Core.Live.Capturing;
using LamPS.Desktop.Windows.Capturing;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Tests.Fakes;

/// <summary>An element of a made-up application, with the properties that a provider would give.</summary>
internal sealed class FakeNode
{
    private static int _last;

    public FakeNode(int controlType, string name, params FakeNode[] children)
    {
        var id = Interlocked.Increment(ref _last);
        Values = new()
        {
            [P.RuntimeId] = new[] { 42, id },
            [P.ControlType] = controlType,
            [P.Name] = name,
            [P.IsEnabled] = true,
            [P.IsOffscreen] = false,
            [P.IsKeyboardFocusable] = controlType is 50000 or 50002 or 50003 or 50004 or 50030,
            [P.BoundingRectangle] = new double[] { 10, 10 + (id % 50 * 10), 100, 20 },
        };
        Add(children);
    }

    public Dictionary<P, object?> Values { get; }

    public List<FakeNode> Children { get; } = [];

    public FakeNode? Parent { get; private set; }

    public Action? Pressed { get; set; }

    public (int Start, int Length) Selection { get; set; }

    public string Runtime => string.Join('.', ((int[])Values[P.RuntimeId]!).Select(i => i.ToString(CultureInfo.InvariantCulture)));

    public string Name => (string)Values[P.Name]!;

    public string Value
    {
        get => Values.GetValueOrDefault(P.Value) as string ?? "";
        set => Values[P.Value] = value;
    }

    public FakeNode Add(params FakeNode[] children)
    {
        foreach (var child in children)
        {
            child.Parent = this;
            Children.Add(child);
        }

        return this;
    }

    public FakeNode With(params (P Property, object? Value)[] values)
    {
        foreach (var (property, value) in values)
        {
            Values[property] = value;
        }

        return this;
    }

    public FakeNode OnPress(Action pressed)
    {
        Pressed = pressed;
        return With((P.CanInvoke, true));
    }

    public FakeNode? Find(string runtime) => Runtime == runtime ? this : Children.Select(c => c.Find(runtime)).FirstOrDefault(f => f is not null);

    public FakeNode? Named(string name) => Name == name ? this : Children.Select(c => c.Named(name)).FirstOrDefault(f => f is not null);

    // What is off the screen falls out, and what is below it moves up, as a filter of UI Automation does it.
    public AutomationRecord ToRecord(Reach reach, bool showingOnly)
    {
        var below = reach switch
        {
            Reach.Element => [],
            Reach.Children => Shown(showingOnly).Select(c => c.ToRecord(Reach.Element, showingOnly)).ToList(),
            _ => Shown(showingOnly).Select(c => c.ToRecord(Reach.Subtree, showingOnly)).ToList(),
        };
        return AutomationRecord.Read(p => Values.GetValueOrDefault(p), below);
    }

    private IEnumerable<FakeNode> Shown(bool showingOnly) =>
        Children.SelectMany(c => showingOnly && c.Values[P.IsOffscreen] is true ? c.Shown(showingOnly) : [c]);
}
