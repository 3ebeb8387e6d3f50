using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Core.Live.Capturing;

/// <summary>
/// Takes snapshots: one call a window. A window that doesn't give all it has in time is walked level by level as far as the time goes; one that hangs
/// isn't asked at all, because every question to it would wait until it is over.
/// </summary>
internal sealed class SnapshotTaker(IElementTree tree, IWindowManager windows, WindowFilter filter, KnownElements elements, Pause pause, TimeProvider time)
{
    private const int MaxAsked = 20;
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WakeStep = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan WakePatience = TimeSpan.FromSeconds(1);
    private readonly HashSet<nint> _awake = [];

    /// <summary>Takes a snapshot.</summary>
    public Snapshot Take(CaptureRequest request, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var work = new Work(request, time);
        var all = windows.List();
        elements.Keep(all.Select(w => w.Handle).ToHashSet());
        if (!request.Root.IsNone)
        {
            if (elements.Find(request.Root) is { } root && all.FirstOrDefault(w => w.Handle == root.At.Window) is { } holder && !Skip(holder, work)
                && Capture(root.At, holder, root.Role, work, cancellationToken) is { } raw)
            {
                Add(raw, -1, 0, root.At.Window, root.At.Key.Length == 0 ? holder : null, root, work);
            }

            return work.ToSnapshot(at);
        }

        foreach (var window in filter.Showing(all, request.Application?.ProcessId ?? 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Skip(window, work) && Capture(new ElementAddress(window.Handle), window, Role.Unknown, work, cancellationToken) is { } raw)
            {
                tree.Watch(window.Handle);
                Add(raw, -1, 0, window.Handle, window, null, work);
            }
        }

        return work.ToSnapshot(at);
    }

    /// <summary>Reads one element; null when it is gone.</summary>
    /// <exception cref="TimeoutException">Its application doesn't answer.</exception>
    public (Element Element, PatternWays Ways)? Read(KnownElement known)
    {
        var window = windows.List().FirstOrDefault(w => w.Handle == known.At.Window);
        if (window is null)
        {
            return null;
        }

        if (window.IsHung)
        {
            throw new TimeoutException($"window '{window.Label}' doesn't answer");
        }

        // What a choice offers and what is chosen is below it; how many children there are, too.
        if (tree.Read(known.At, known.Role == Role.ComboBox ? Reach.Subtree : Reach.Children, showingOnly: true, ReadLimit, known.Role) is not { } raw)
        {
            return null;
        }

        raw = raw.NeedsItems ? WithItems(raw, known.At, ReadLimit) : raw;
        var element = Finish(raw, known, known.At.Key.Length == 0 ? window : null, int.MaxValue, raw.NeedsText ? tree.ReadText(known.At, int.MaxValue) : null);
        return (window.IsMinimized ? element with { States = element.States & ~ElementStates.Showing } : element, raw.Ways);
    }

    // What only the window manager knows of a window, and what only a capture knows of an element.
    private static Element Finish(RawElement raw, KnownElement known, LiveWindow? window, int maxText, string? text)
    {
        var element = raw.Element with { Id = known.Id, ProcessId = known.ProcessId, Role = known.Role };
        var value = element.Value ?? text;
        element = value is null ? element : element with { Value = value.Length > maxText ? value[..maxText] : value };
        return window is null ? element : element with
        {
            Name = element.Name.Length > 0 ? element.Name : window.Title,
            Bounds = element.Bounds.IsEmpty ? window.Bounds : element.Bounds,
            Patterns = element.Patterns | ElementPatterns.Window,
            States = element.States
                | (window.IsForeground ? ElementStates.Active : ElementStates.None)
                | (window.IsModal ? ElementStates.Modal : ElementStates.None)
                | (window.IsMinimized ? ElementStates.Minimized : ElementStates.Showing),
        };
    }

    // What blocks its owner is a dialog; what pops up without a title is a menu or list, no place to work in.
    private static Role WindowRole(Element element, LiveWindow window) =>
        element.Role is not (Role.Window or Role.Pane) ? element.Role
        : window.IsModal || window.IsDialog || element.Is(ElementStates.Modal) ? Role.Dialog
        : window.Owner != 0 && window.Title.Length == 0 ? Role.Pane
        : Role.Window;

    private static bool Skip(LiveWindow window, Work work)
    {
        if (window.IsHung)
        {
            work.Omit(OmissionReason.NotResponding, window.Label);
        }

        return window.IsHung;
    }

    private RawElement? Capture(ElementAddress at, LiveWindow window, Role role, Work work, CancellationToken cancellationToken)
    {
        if (work.Left <= TimeSpan.Zero)
        {
            work.Omit(OmissionReason.TimeLimit, window.Label);
            return null;
        }

        try
        {
            var reach = window.IsMinimized ? Reach.Element : Reach.Subtree;
            var raw = tree.Read(at, reach, work.Request.ShowingOnly, work.Left, role);
            return raw is not null && SleepsStill(raw, window.Handle) ? Wake(at, raw, window, role, work, cancellationToken) : raw;
        }
        catch (TimeoutException)
        {
            // All at once was too much, or it hangs since: what it has at the top tells.
            return Walk(at, window, role, work, cancellationToken);
        }
        catch (ElementGoneException)
        {
            return null;
        }
    }

    // Chromium and Electron make their elements only once somebody has asked for them, and need a moment.
    private bool SleepsStill(RawElement raw, nint window) =>
        !_awake.Contains(window) && raw.Subtree().Any(r => r.IsAsleep);

    private RawElement? Wake(ElementAddress at, RawElement first, LiveWindow window, Role role, Work work, CancellationToken cancellationToken)
    {
        RawElement? raw = first;
        for (var waited = TimeSpan.Zero; raw is not null && SleepsStill(raw, window.Handle) && waited < WakePatience && work.Left > WakeStep; waited += WakeStep)
        {
            pause(WakeStep, cancellationToken);
            raw = tree.Read(at, Reach.Subtree, work.Request.ShowingOnly, work.Left, role);
        }

        // An empty page stays empty: it isn't waited for again.
        _awake.Add(window.Handle);
        return raw;
    }

    private RawElement? Walk(ElementAddress at, LiveWindow window, Role role, Work work, CancellationToken cancellationToken)
    {
        RawElement? Children(ElementAddress one, Role its)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return work.Left > TimeSpan.Zero ? tree.Read(one, Reach.Children, work.Request.ShowingOnly, work.Left, its) : null;
            }
            catch (Exception error) when (error is TimeoutException or ElementGoneException)
            {
                return null;
            }
        }

        // The time is over with the first try; a little more tells a busy window from a hung one.
        work.Extend(ReadLimit);
        if (Children(at, role) is not { } top)
        {
            work.Omit(OmissionReason.NotResponding, window.Label);
            return null;
        }

        var found = new Dictionary<RawElement, RawElement>(ReferenceEqualityComparer.Instance) { [top] = top };
        var queue = new Queue<RawElement>(top.Children);
        var count = queue.Count;
        while (queue.TryDequeue(out var next) && count < work.Request.MaxElements && work.Left > TimeSpan.Zero)
        {
            if (next.Key.Length > 0 && Children(at with { Key = next.Key }, next.Element.Role) is { Children.Count: > 0 } read)
            {
                found[next] = read;
                count += read.Children.Count;
                foreach (var child in read.Children)
                {
                    queue.Enqueue(child);
                }
            }
        }

        if (queue.Count > 0)
        {
            work.Omit(count >= work.Request.MaxElements ? OmissionReason.Budget : OmissionReason.TimeLimit, window.Label, queue.Count);
        }

        RawElement Join(RawElement one) => found.TryGetValue(one, out var read) ? one with { Children = [.. read.Children.Select(Join)] } : one;
        return Join(top);
    }

    private void Add(RawElement raw, int parent, int depth, nint handle, LiveWindow? window, KnownElement? self, Work work, int place = 0)
    {
        if (work.Nodes.Count >= work.Request.MaxElements)
        {
            work.OverBudget++;
            return;
        }

        var processId = self?.ProcessId ?? window?.ProcessId ?? work.Nodes[parent].Element.ProcessId;
        var key = window is null ? raw.Key : "";
        var above = parent < 0 ? null : work.Nodes[parent].Element;
        var part = window is null && key.Length == 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{above?.Id}/{place}") : "";
        var known = self ?? elements.Get(new ElementAddress(handle, key), processId, part);
        known.Role = window is not null ? WindowRole(raw.Element, window) : self is null ? raw.Element.Role : known.Role;
        var text = raw.NeedsText ? More(() => tree.ReadText(known.At, work.Request.MaxText), work) : null;
        raw = raw.NeedsItems ? More(() => WithItems(raw, known.At, work.Left), work) ?? raw : raw;
        var element = Finish(raw, known, window, work.Request.MaxText, text);
        known.Name = element.Name;
        work.Nodes.Add(new SnapshotNode(element, parent, depth));
        var index = work.Nodes.Count - 1;
        var taken = Math.Min(raw.Children.Count, work.Request.MaxChildren);
        if (taken < raw.Children.Count)
        {
            work.Omit(OmissionReason.TooManyChildren, element.ToString(), raw.Children.Count - taken);
        }

        for (var i = 0; i < taken; i++)
        {
            Add(raw.Children[i], index, depth + 1, handle, null, null, work, i);
        }
    }

    private RawElement WithItems(RawElement raw, ElementAddress at, TimeSpan limit) =>
        tree.Read(at, Reach.Subtree, showingOnly: false, limit, raw.Element.Role) is { } all
            ? raw with { Element = raw.Element with { Value = all.Element.Value, Options = all.Element.Options } }
            : raw;

    // What costs a call of its own is asked for a few times only.
    private static T? More<T>(Func<T?> ask, Work work)
        where T : class
    {
        if (work.Asked++ >= MaxAsked || work.Left <= TimeSpan.Zero)
        {
            return null;
        }

        try
        {
            return ask();
        }
        catch (Exception error) when (error is TimeoutException or ElementGoneException or ActionRefusedException)
        {
            return null;
        }
    }

    private sealed class Work(CaptureRequest request, TimeProvider time)
    {
        private readonly long _started = time.GetTimestamp();
        private readonly List<Omission> _omissions = [];
        private TimeSpan _limit = request.TimeLimit;

        public CaptureRequest Request => request;

        public List<SnapshotNode> Nodes { get; } = [];

        public int OverBudget { get; set; }

        public int Asked { get; set; }

        public TimeSpan Left => _limit - time.GetElapsedTime(_started);

        public void Extend(TimeSpan by) => _limit = time.GetElapsedTime(_started) + by > _limit ? time.GetElapsedTime(_started) + by : _limit;

        public void Omit(OmissionReason reason, string at, long count = -1) => _omissions.Add(new Omission(reason, at, count));

        public Snapshot ToSnapshot(DateTimeOffset at)
        {
            if (OverBudget > 0)
            {
                Omit(OmissionReason.Budget, "", OverBudget);
            }

            return new Snapshot(Nodes, at, _omissions);
        }
    }
}
