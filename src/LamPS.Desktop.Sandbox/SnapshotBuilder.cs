using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Applications;
using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox;

/// <summary>Walks controls and keeps the limits of a capture. One is kept by a desktop, so that its list is too.</summary>
internal sealed class SnapshotBuilder(Screen screen)
{
    private const int NodesPerLookAtTheClock = 512;
    private readonly List<SnapshotNode> _nodes = new(128);
    private readonly List<Omission> _omissions = [];
    private CaptureRequest _request = new();
    private long _started;
    private bool _full;

    /// <summary>Captures the windows of an application, or of all.</summary>
    public Snapshot Build(CaptureRequest request, SandboxApplication? application)
    {
        var at = Begin(request);
        if (!request.Root.IsNone)
        {
            if (screen.Find(request.Root) is { } root)
            {
                root.Window?.EnsureLayout();
                if (!request.ShowingOnly || root.IsShowing)
                {
                    Visit(root, -1, 0);
                }
            }
        }
        else
        {
            foreach (var window in screen.Windows)
            {
                if ((request.Application is null || window.Application == application) && !_full)
                {
                    window.EnsureLayout();
                    if (window.Application.Hangs)
                    {
                        VisitHanging(window);
                    }
                    else
                    {
                        Visit(window, -1, 0);
                    }
                }
            }
        }

        return new Snapshot(_nodes.ToArray(), at, _omissions.Count == 0 ? null : [.. _omissions]);
    }

    /// <summary>An element with its text cut to a length, not within a surrogate pair.</summary>
    public static Element Cut(Element element, int length)
    {
        if (element.Value is not { } value || value.Length <= length)
        {
            return element;
        }

        length = Math.Max(0, length);
        return element with { Value = value[..(length > 0 && char.IsHighSurrogate(value[length - 1]) ? length - 1 : length)] };
    }

    private DateTimeOffset Begin(CaptureRequest request)
    {
        _request = request;
        _nodes.Clear();
        _omissions.Clear();
        _full = false;
        _started = screen.Options.Time.GetTimestamp();
        return screen.Options.Time.GetUtcNow();
    }

    private void Visit(Control control, int parent, int depth)
    {
        if (_nodes.Count >= _request.MaxElements)
        {
            Stop(OmissionReason.Budget, parent < 0 ? control.Name : _nodes[parent].Element.Name);
            return;
        }

        if (_nodes.Count % NodesPerLookAtTheClock == NodesPerLookAtTheClock - 1 && screen.Options.Time.GetElapsedTime(_started) > _request.TimeLimit)
        {
            Stop(OmissionReason.TimeLimit, control.Name);
            return;
        }

        var index = _nodes.Count;
        _nodes.Add(new SnapshotNode(Cut(control.ToElement(screen), _request.MaxText), parent, depth));
        var taken = 0;
        long left = 0;
        VisitChildren(control, index, depth + 1, ref taken, ref left);
        if (left > 0)
        {
            _omissions.Add(new Omission(OmissionReason.TooManyChildren, control.Name, left));
        }
    }

    private void VisitChildren(Control control, int parent, int depth, ref int taken, ref long left)
    {
        var (from, to) = _request.ShowingOnly ? control.InView : (0, control.Count);
        for (var i = from; i < to && !_full; i++)
        {
            // Rows are made when they are looked at, so the ones behind the limit are only counted.
            if (taken >= _request.MaxChildren && control is RowsView)
            {
                left += to - i;
                return;
            }

            var child = control[i];
            if (_request.ShowingOnly && !child.Visible)
            {
                continue;
            }

            if (!child.Exposed)
            {
                VisitChildren(child, parent, depth, ref taken, ref left);
            }
            else if (taken >= _request.MaxChildren)
            {
                left++;
            }
            else
            {
                taken++;
                Visit(child, parent, depth);
            }
        }
    }

    private void VisitHanging(Window window)
    {
        _nodes.Add(new SnapshotNode(window.ToElement(screen), -1, 0));
        _omissions.Add(new Omission(OmissionReason.NotResponding, window.Name, -1));
    }

    private void Stop(OmissionReason reason, string at)
    {
        if (!_full)
        {
            _full = true;
            _omissions.Add(new Omission(reason, at, -1));
        }
    }
}
