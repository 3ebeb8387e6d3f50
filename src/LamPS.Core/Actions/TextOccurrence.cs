using System.Globalization;

namespace LamPS.Core.Actions;

/// <summary>Which of several equal texts <c>select_text</c> means: 1 is the first in reading order, <see cref="Last"/> the last.</summary>
public static class TextOccurrence
{
    /// <summary>The last occurrence, however many there are.</summary>
    public const int Last = -1;

    /// <summary>Reads the argument <c>occurrence</c>; without it, the first is meant.</summary>
    /// <param name="arguments">Arguments of <c>select_text</c>.</param>
    /// <param name="occurrence">From 1, or <see cref="Last"/>.</param>
    /// <returns>Why there is no such occurrence; null when it is read.</returns>
    public static ActionOutcome? Read(ActionArguments arguments, out int occurrence)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var number = arguments.Number("occurrence") ?? 1;
        occurrence = number is Last or (>= 1 and <= int.MaxValue) ? (int)number : 0;
        return occurrence == 0 || occurrence != number
            ? ActionOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"there is no occurrence {number} of a text: 1 is the first, {Last} the last"))
            : null;
    }
}
