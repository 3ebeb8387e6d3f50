using LamPS.Contracts.Desktops;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using LamPS.Host.Terminal;

namespace LamPS.Host.Operations;

/// <summary>Describes elements of one application to whoever asked.</summary>
/// <param name="application">Application, or null.</param>
/// <param name="desktop">Kind of desktop.</param>
/// <param name="headless">Whether it is a private session.</param>
internal sealed class ElementDescription(ApplicationInstance? application, string desktop, bool headless)
{
    /// <summary>An element of a snapshot, with a selector that finds it there.</summary>
    public ElementInfo Of(Element element, Snapshot snapshot) =>
        Of(element, snapshot.Nodes[snapshot.IndexOf(element.Id)].Depth, Selector.For(snapshot, element).ToString());

    /// <summary>An element.</summary>
    public ElementInfo Of(Element element, int depth, string selector) => new(
        element.Id.ToString(),
        element.Role.Name(),
        element.Name,
        element.Value,
        [.. element.States.ToString().Split(", ").Where(s => s != "None").Select(s => s.ToLowerInvariant())],
        element.AutomationId,
        depth,
        new BoundsInfo(element.Bounds.X, element.Bounds.Y, element.Bounds.Width, element.Bounds.Height),
        selector,
        application?.Name ?? "",
        desktop,
        headless);

    /// <summary>Elements, and what their snapshot left out.</summary>
    public ElementList List(IEnumerable<ElementInfo> elements, Snapshot snapshot) => new(
        [.. elements],
        [.. snapshot.Omissions.Select(o => $"{(o.Count < 0 ? "some" : o.Count)} elements below '{Screen.Safe(o.At)}': {o.Reason}")]);
}
