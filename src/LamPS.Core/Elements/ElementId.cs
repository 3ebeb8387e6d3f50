namespace LamPS.Core.Elements;

/// <summary>Id of an element, given by its desktop; valid while the element lives and never reused by that desktop. Prints as <c>e41</c>.</summary>
/// <param name="Number">Number within the desktop, from 1; 0 is no element.</param>
public readonly record struct ElementId(int Number)
{
    /// <summary>No element.</summary>
    public static ElementId None => default;

    /// <summary>Whether this is no element.</summary>
    public bool IsNone => Number == 0;

    /// <summary>Reads <c>e41</c>.</summary>
    /// <param name="text">Text.</param>
    /// <param name="id">The id, or <see cref="None"/>.</param>
    /// <returns>Whether <paramref name="text"/> is an id.</returns>
    public static bool TryParse(string? text, out ElementId id)
    {
        if (text is ['e', .. var digits] && int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var number) && number > 0)
        {
            id = new ElementId(number);
            return true;
        }

        id = None;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"e{Number}";
}
