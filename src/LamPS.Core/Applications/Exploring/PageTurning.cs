using LamPS.Core.Elements;

namespace LamPS.Core.Applications.Exploring;

/// <summary>The pages of one dialog or window while they are turned.</summary>
/// <param name="found">What was found so far.</param>
/// <param name="root">Dialog or window.</param>
/// <param name="probe">What tries the fields; null where nothing is tried.</param>
/// <param name="settling">How long a page must be still before it is read.</param>
/// <param name="deadline">Timestamp after which no further page is turned.</param>
internal sealed class PageTurning(FieldCollector found, ElementId root, FieldProbe? probe, TimeSpan settling, long deadline)
{
    public FieldCollector Found => found;

    public ElementId Root => root;

    public FieldProbe? Probe => probe;

    public TimeSpan Settling => settling;

    public long Deadline => deadline;

    /// <summary>Whether the time was up before the last page.</summary>
    public bool IsCutShort { get; set; }
}
