using FlaUI.Core.AutomationElements;
using FlaUI.Core.Definitions;
using FlaUI.UIA3;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Live;
using LamPS.Core.Live.Acting;
using LamPS.Core.Live.Capturing;
using LamPS.Desktop.Windows.Capturing;
using UIA = Interop.UIAutomationClient;

namespace LamPS.Desktop.Windows.Automation;

/// <summary>Elements by UI Automation: what is read comes from caches without references, and only what is acted on gets one.</summary>
internal sealed class AutomationClient : IElementTree
{
    private const int MaxReferences = 500;
    private static readonly TimeSpan ConnectionLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);

    // What an application does for a pattern may open a modal dialog, and some answer only when that is closed.
    private static readonly TimeSpan ReplyPatience = TimeSpan.FromMilliseconds(500);

    private readonly UIA3Automation _automation = new();
    private readonly WatchThread _events;
    private readonly Dictionary<ElementAddress, UIA.IUIAutomationElement> _references = [];
    private readonly Dictionary<(Reach Reach, bool ShowingOnly), UIA.IUIAutomationCacheRequest> _requests = [];

    /// <summary>Starts a client.</summary>
    /// <param name="events">Where changes are listened to.</param>
    public AutomationClient(WatchThread events)
    {
        _events = events;
        _automation.ConnectionTimeout = ConnectionLimit;
        _automation.TransactionTimeout = CallLimit;
    }

    public RawElement? Read(ElementAddress at, Reach reach, bool showingOnly, TimeSpan limit, Role role = Role.Unknown)
    {
        try
        {
            _automation.TransactionTimeout = limit < CallLimit ? limit : CallLimit;
            var request = Request(reach, showingOnly);
            var element = at.Key.Length == 0 ? _automation.NativeAutomation.ElementFromHandleBuildCache(at.Window, request) : Reference(at)?.BuildUpdatedCache(request);
            return element is null ? null : RecordMap.Map(ToRecord(element), at.Key.Length == 0, role);
        }
        catch (Exception error)
        {
            if (AutomationErrors.Translate(error) is not ElementGoneException and var known)
            {
                throw known;
            }

            _references.Remove(at);
            return null;
        }
        finally
        {
            _automation.TransactionTimeout = CallLimit;
        }
    }

    public bool Do(ElementAddress at, PatternCall call) => Guard(() =>
    {
        var element = Element(at);
        return PatientCall.Run(() => PatternCalls.Do(element, call), ReplyPatience);
    });

    public string? ReadText(ElementAddress at, int most) =>
        Guard(() => Element(at).Patterns.Text.PatternOrDefault?.DocumentRange.GetText(most == int.MaxValue ? -1 : most));

    public int SelectText(ElementAddress at, string? text, int occurrence) => Guard(() =>
    {
        if (Element(at).Patterns.Text.PatternOrDefault is not { } pattern)
        {
            return -1;
        }

        var range = pattern.DocumentRange;
        if (text is null)
        {
            range.Select();
            return 1;
        }

        if (occurrence == TextOccurrence.Last)
        {
            var last = range.FindText(text, backward: true, ignoreCase: false);
            last?.Select();
            return last is null ? 0 : 1;
        }

        for (var found = 0; ; found++)
        {
            if (range.FindText(text, backward: false, ignoreCase: false) is not { } match)
            {
                return found;
            }

            if (found + 1 == occurrence)
            {
                match.Select();
                return occurrence;
            }

            range.MoveEndpointByRange(TextPatternRangeEndpoint.Start, match, TextPatternRangeEndpoint.End);
        }
    });

    public RawElement? FindItem(ElementAddress container, string name) => Guard(() =>
    {
        var found = Element(container).Patterns.ItemContainer.PatternOrDefault?.FindItemByProperty(null, _automation.PropertyLibrary.Element.Name, name);
        return found?.FrameworkAutomationElement is UIA3FrameworkAutomationElement { NativeElement: { } native }
            ? RecordMap.Map(ToRecord(native.BuildUpdatedCache(Request(Reach.Element, showingOnly: false))), isTop: false, parent: Role.List)
            : null;
    });

    public void Watch(nint window) => _events.Watch(window);

    public void Dispose()
    {
        _events.Dispose();
        _references.Clear();
        _automation.Dispose();
    }

    private static AutomationRecord ToRecord(UIA.IUIAutomationElement element)
    {
        var children = new List<AutomationRecord>();
        if (element.GetCachedChildren() is { } cached)
        {
            for (var i = 0; i < cached.Length; i++)
            {
                children.Add(ToRecord(cached.GetElement(i)));
            }
        }

        return AutomationRecord.Read(p => element.GetCachedPropertyValueEx((int)p, 0), children);
    }

    private static T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception error)
        {
            throw AutomationErrors.Translate(error);
        }
    }

    private AutomationElement Element(ElementAddress at) => _automation.WrapNativeElement(Reference(at) ?? throw new ElementGoneException());

    // A live reference, found by runtime id below its window, and kept for what follows.
    private UIA.IUIAutomationElement? Reference(ElementAddress at)
    {
        if (!_references.TryGetValue(at, out var element))
        {
            var native = _automation.NativeAutomation;
            element = native.ElementFromHandle(at.Window);
            if (at.Key.Length > 0)
            {
                var condition = native.CreatePropertyCondition((int)AutomationProperty.RuntimeId, AutomationRecord.ParseRuntime(at.Key));
                element = element.FindFirst((UIA.TreeScope)TreeScope.Subtree, condition);
            }

            if (element is null)
            {
                return null;
            }

            if (_references.Count >= MaxReferences)
            {
                _references.Clear();
            }

            _references[at] = element;
        }

        return element;
    }

    private UIA.IUIAutomationCacheRequest Request(Reach reach, bool showingOnly)
    {
        if (!_requests.TryGetValue((reach, showingOnly), out var request))
        {
            var native = _automation.NativeAutomation;
            request = native.CreateCacheRequest();
            request.AutomationElementMode = (UIA.AutomationElementMode)AutomationElementMode.None;
            request.TreeScope = (UIA.TreeScope)(reach switch { Reach.Element => TreeScope.Element, Reach.Children => TreeScope.Element | TreeScope.Children, _ => TreeScope.Subtree });
            request.TreeFilter = showingOnly
                ? native.CreateAndCondition(native.ControlViewCondition, native.CreatePropertyCondition((int)AutomationProperty.IsOffscreen, false))
                : native.ControlViewCondition;
            foreach (var property in AutomationRecord.All)
            {
                request.AddProperty((int)property);
            }

            _requests[(reach, showingOnly)] = request;
        }

        return request;
    }
}
