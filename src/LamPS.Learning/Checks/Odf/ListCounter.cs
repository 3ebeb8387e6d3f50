using System.Globalization;

namespace LamPS.Learning.Checks.Odf;

/// <summary>Counts the items of lists as Writer does: a list goes on where it says so, else it starts anew.</summary>
internal sealed class ListCounter(StyleSheet styles)
{
    private const int Levels = 10;
    private readonly Dictionary<string, int[]> _byId = [];
    private readonly Dictionary<string, int[]> _byStyle = [];
    private int[] _counters = new int[Levels];

    /// <summary>Begins an outermost list.</summary>
    public void Begin(OdfNode list)
    {
        var style = list["text:style-name"] ?? "";
        if (list["text:continue-list"] is { } id && _byId.TryGetValue(id, out var same))
            _counters = same;
        else if (list["text:continue-numbering"] == "true" && _byStyle.TryGetValue(style, out var last))
            _counters = last;
        else
            _counters = new int[Levels];
        _byStyle[style] = _counters;
        if (list["xml:id"] is { } own)
            _byId[own] = _counters;
    }

    /// <summary>Number of the next item of a level, from 1.</summary>
    public int Next(string? style, int level, string? startValue)
    {
        var index = Math.Min(level, Levels) - 1;
        Array.Clear(_counters, index + 1, Levels - index - 1);
        if (int.TryParse(startValue, NumberStyles.None, CultureInfo.InvariantCulture, out var start))
            return _counters[index] = start;

        return _counters[index] = _counters[index] == 0 ? First(style, level) : _counters[index] + 1;
    }

    /// <summary>The number that a level starts with.</summary>
    public int First(string? style, int level) =>
        int.TryParse(Level(style, level)?["text:start-value"], NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1;

    public OdfNode? Level(string? style, int level) => styles.List(style)?.Children
        .FirstOrDefault(c => c["text:level"] == level.ToString(CultureInfo.InvariantCulture));
}
