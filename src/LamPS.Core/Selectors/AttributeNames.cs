namespace LamPS.Core.Selectors;

/// <summary>What an attribute test looks at.</summary>
internal enum SelectorAttribute
{
    Name,
    Id,
    Class,
    Value,
    Description,
}

/// <summary>Names of attributes as selectors write them.</summary>
internal static class AttributeNames
{
    public static readonly string[] All = ["name", "id", "class", "value", "description"];

    public static string Text(this SelectorAttribute attribute) => All[(int)attribute];

    public static bool TryParse(ReadOnlySpan<char> text, out SelectorAttribute attribute)
    {
        for (var i = 0; i < All.Length; i++)
        {
            if (text.Equals(All[i], StringComparison.OrdinalIgnoreCase))
            {
                attribute = (SelectorAttribute)i;
                return true;
            }
        }

        attribute = default;
        return false;
    }
}
