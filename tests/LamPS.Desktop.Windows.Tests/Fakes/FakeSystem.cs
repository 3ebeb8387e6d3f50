using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live;
using LamPS.Core.Live.Acting;
using LamPS.Core.Live.Capturing;
using LamPS.Core.Live.Launching;
using LamPS.Desktop.Windows.Capturing;
using LamPS.Desktop.Windows.Native;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Tests.Fakes;

/// <summary>A window of the made-up system.</summary>
internal sealed class FakeWindow(LiveWindow window, FakeNode root)
{
    public LiveWindow Window { get; set; } = window;

    public FakeNode Root { get; } = root;

    public List<MenuRecord>? Menu { get; set; }

    public Func<bool>? Closing { get; set; }
}

/// <summary>Windows without Windows: elements, windows, keys and processes, as a session with well-behaved programs would have them.</summary>
internal sealed class FakeSystem : IElementTree, IWindowManager, IInputDevice, IProcesses
{
    private readonly List<FakeWindow> _windows = [];
    private int _lastHandle = 100;

    /// <summary>Makes the desktop over this system.</summary>
    public LiveDesktop Open(SkippingTime time)
    {
        Changes = new ChangeSignal(time);
        var filter = new WindowFilter(ownProcess: 1, ["Shell_TrayWnd"], ["LogonUI"]);
        return new LiveDesktop(new LiveSystem("windows", this, this, this, this, filter, Changes), new CallThread(time), time.Pause, time);
    }

    public ChangeSignal? Changes { get; private set; }

    public Dictionary<string, Func<FakeSystem, int>> Programs { get; } = [];

    public FakeNode? Focus { get; set; }

    public List<InputEvent> Sent { get; } = [];

    public List<(string Element, PatternCall Call)> Calls { get; } = [];

    public List<(ElementAddress At, Reach Reach)> Reads { get; } = [];

    public HashSet<int> Ended { get; } = [];

    public Dictionary<int, int> ExitCodes { get; } = [];

    public bool IsLocked { get; set; }

    public HashSet<int> Elevated { get; } = [];

    public bool ForegroundIsKept { get; set; }

    /// <summary>Called before a read; may throw.</summary>
    public Action<ElementAddress, Reach>? Reading { get; set; }

    /// <summary>Called after keys or clicks came.</summary>
    public Action? AfterInput { get; set; }

    /// <summary>Whether an application answers a pattern only later.</summary>
    public bool AnswersLate { get; set; }

    public FakeWindow Show(int process, string title, FakeNode root, nint owner = 0, string className = "Form", string processName = "app")
    {
        var window = new FakeWindow(
            new LiveWindow(++_lastHandle, process, processName, className, title) { Owner = owner, IsModal = owner != 0, IsDialog = owner != 0, Bounds = new Bounds(0, 0, 800, 600) }, root);
        _windows.Insert(0, window);
        Raise(window.Window.Handle);
        Enable(owner, enabled: false);
        Changes?.Wake();
        return window;
    }

    public void Hide(FakeWindow window)
    {
        _windows.Remove(window);
        Enable(window.Window.Owner, enabled: true);
        Raise(_windows.FirstOrDefault(w => w.Window.ProcessId == window.Window.ProcessId)?.Window.Handle ?? 0);
        Changes?.Wake();
    }

    public void Raise(nint handle)
    {
        foreach (var window in _windows)
        {
            window.Window = window.Window with { IsForeground = window.Window.Handle == handle };
        }
    }

    public RawElement? Read(ElementAddress at, Reach reach, bool showingOnly, TimeSpan limit, Role role = Role.Unknown)
    {
        Reads.Add((at, reach));
        Reading?.Invoke(at, reach);
        return Node(at) is { } node ? RecordMap.Map(node.ToRecord(reach, showingOnly), at.Key.Length == 0, role) : null;
    }

    public bool Do(ElementAddress at, PatternCall call)
    {
        var node = Node(at) ?? throw new ElementGoneException();
        Calls.Add((node.Name, call));
        if (node.Values[P.IsEnabled] is not true)
        {
            throw new ActionRefusedException("it is disabled");
        }

        switch (call.Action)
        {
            case PatternAction.Invoke or PatternAction.Default:
                node.Pressed?.Invoke();
                break;
            case PatternAction.Toggle:
                node.Values[P.ToggleState] = ((int)node.Values[P.ToggleState]! + 1) % (node.Values.ContainsKey(P.HelpText) ? 3 : 2);
                break;
            case PatternAction.SetValue or PatternAction.SetLegacyValue:
                node.Value = call.Text;
                node.Selection = (call.Text.Length, 0);
                break;
            case PatternAction.SetRange:
                node.Values[P.RangeValue] = call.Number;
                break;
            case PatternAction.Select:
                foreach (var other in node.Parent!.Children)
                {
                    other.Values[P.IsSelected] = other == node;
                }

                node.Pressed?.Invoke();
                break;
            case PatternAction.Expand or PatternAction.Collapse:
                node.Values[P.ExpandState] = call.Action == PatternAction.Expand ? 1 : 0;
                foreach (var child in node.Children)
                {
                    child.Values[P.IsOffscreen] = call.Action != PatternAction.Expand;
                }

                break;
            case PatternAction.Focus:
                SetFocus(node);
                break;
            default:
                break;
        }

        Changes?.Wake();
        return !AnswersLate;
    }

    public string? ReadText(ElementAddress at, int most)
    {
        var node = Node(at) ?? throw new ElementGoneException();
        return node.Values.GetValueOrDefault(P.HasText) is true ? node.Value[..Math.Min(most, node.Value.Length)] : null;
    }

    public int SelectText(ElementAddress at, string? text, int occurrence)
    {
        var node = Node(at) ?? throw new ElementGoneException();
        if (text is null)
        {
            node.Selection = (0, node.Value.Length);
            return 1;
        }

        if (occurrence == TextOccurrence.Last)
        {
            var last = node.Value.LastIndexOf(text, StringComparison.Ordinal);
            node.Selection = last < 0 ? node.Selection : (last, text.Length);
            return last < 0 ? 0 : 1;
        }

        var from = 0;
        for (var found = 0; ; found++)
        {
            var next = node.Value.IndexOf(text, from, StringComparison.Ordinal);
            if (next < 0)
            {
                return found;
            }

            from = next + text.Length;
            if (found + 1 == occurrence)
            {
                node.Selection = (next, text.Length);
                return occurrence;
            }
        }
    }

    public RawElement? FindItem(ElementAddress container, string name) => null;

    public void Watch(nint window)
    {
    }

    public void Dispose()
    {
    }

    public IReadOnlyList<LiveWindow> List() => [.. _windows.Select(w => w.Window)];

    public void Activate(nint window)
    {
        if (!ForegroundIsKept)
        {
            Raise(window);
        }
    }

    public void Close(nint window)
    {
        if (_windows.Find(w => w.Window.Handle == window) is { } found && found.Closing?.Invoke() != false)
        {
            Hide(found);
        }
    }

    public nint At(int x, int y) => _windows.Find(w => x >= w.Window.Bounds.X && y >= w.Window.Bounds.Y && x < w.Window.Bounds.X + w.Window.Bounds.Width)?.Window.Handle ?? 0;

    public IReadOnlyList<MenuRecord>? Menu(nint window) => _windows.Find(w => w.Window.Handle == window)?.Menu;

    public void ChooseMenu(nint window, int command) => Chosen?.Invoke(command);

    public Action<int>? Chosen { get; set; }

    public Screenshot? Picture(nint window) =>
        window != 0 && DrawsNothing ? new(new byte[12], new Bounds(0, 0, 2, 2)) : new([.. Enumerable.Range(0, 48).Select(i => (byte)i)], new Bounds(-2, 0, 4, 4));

    /// <summary>Whether windows draw nothing when they are asked to.</summary>
    public bool DrawsNothing { get; set; }

    public bool TakesInput() => !IsLocked;

    public bool Reaches(int processId) => !Elevated.Contains(processId);

    public IReadOnlyList<IReadOnlyList<InputEvent>>? Chords(string text, out string wrong) => VirtualKeys.Chords(text, _ => -1, out wrong);

    public IReadOnlyList<InputEvent> Text(string text) => VirtualKeys.Text(text);

    // A text box that knows characters, Delete, and Ctrl+A.
    public int Send(IReadOnlyList<InputEvent> events)
    {
        Sent.AddRange(events);
        var held = false;
        foreach (var one in events)
        {
            held = one is { Kind: InputKind.Key, Code: 0x11 } ? !one.IsUp : held;
            if (Focus is null || one.IsUp)
            {
                continue;
            }

            if (one.Kind == InputKind.Character)
            {
                Replace(((char)one.Code).ToString());
            }
            else if (one is { Kind: InputKind.Key, Code: 'A' } && held)
            {
                Focus.Selection = (0, Focus.Value.Length);
            }
            else if (one is { Kind: InputKind.Key, Code: 0x2E })
            {
                Replace("");
            }
        }

        AfterInput?.Invoke();
        Changes?.Wake();
        return events.Count;
    }

    public int? Start(LaunchRequest request) => Programs.TryGetValue(request.Application.Command, out var start) ? start(this) : null;

    public int? ExitCode(int processId) => ExitCodes.TryGetValue(processId, out var code) ? code : Ended.Contains(processId) ? 0 : null;

    public void Kill(int processId)
    {
        Ended.Add(processId);
        _windows.RemoveAll(w => w.Window.ProcessId == processId);
    }

    private void SetFocus(FakeNode node)
    {
        Focus?.With((P.HasKeyboardFocus, false));
        Focus = node.With((P.HasKeyboardFocus, true));
    }

    private void Replace(string text)
    {
        var (start, length) = Focus!.Selection;
        Focus.Value = Focus.Value[..start] + text + Focus.Value[(start + length)..];
        Focus.Selection = (start + text.Length, 0);
    }

    private void Enable(nint handle, bool enabled)
    {
        if (_windows.Find(w => w.Window.Handle == handle) is { } window)
        {
            window.Window = window.Window with { IsEnabled = enabled };
        }
    }

    private FakeNode? Node(ElementAddress at) =>
        _windows.Find(w => w.Window.Handle == at.Window)?.Root is not { } root ? null : at.Key.Length == 0 ? root : root.Find(at.Key);
}
