using System.Buffers;
using System.IO.Enumeration;
using System.Text;
using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>How an attribute is compared.</summary>
internal enum AttributeOperator
{
    Equal,
    NotEqual,
    Contains,
    StartsWith,
    EndsWith,
    Wildcard,
}

/// <summary>One comparison in brackets: <c>[name~='part']</c>.</summary>
internal sealed class AttributeTest(SelectorAttribute attribute, AttributeOperator comparison, string value)
{
    // Prepared once, so that matching an element allocates nothing.
    private readonly string _plain = comparison is AttributeOperator.Equal or AttributeOperator.NotEqual or AttributeOperator.EndsWith
        ? ElementNames.Plain(value)
        : ElementNames.PlainPart(value);

    public SelectorAttribute Attribute => attribute;

    public AttributeOperator Operator => comparison;

    public string Value => value;

    public bool Matches(Element element)
    {
        var text = attribute switch
        {
            SelectorAttribute.Name => element.Name,
            SelectorAttribute.Id => element.AutomationId,
            SelectorAttribute.Class => element.ClassName,
            SelectorAttribute.Value => element.Value ?? "",
            _ => element.Description,
        };
        var holds = Holds(text, value) || (attribute == SelectorAttribute.Name && !ElementNames.HaveTwoUnits(text, value) && HoldsPlain(text));
        return holds != (comparison == AttributeOperator.NotEqual);
    }

    public void Write(StringBuilder to)
    {
        to.Append('[').Append(attribute.Text()).Append(comparison switch
        {
            AttributeOperator.Equal => "=",
            AttributeOperator.NotEqual => "!=",
            AttributeOperator.Contains => "~=",
            AttributeOperator.StartsWith => "^=",
            AttributeOperator.EndsWith => "$=",
            _ => "*=",
        });
        Quoting.Write(to, value);
        to.Append(']');
    }

    private bool HoldsPlain(string name)
    {
        if (!ElementNames.IsDecorated(name))
        {
            // A decorated pattern still has to match a plain name.
            return !ReferenceEquals(_plain, value) && Holds(name, _plain);
        }

        if (name.Length <= 256)
        {
            Span<char> buffer = stackalloc char[256];
            return Holds(ElementNames.Plain(name, buffer), _plain);
        }

        var rented = ArrayPool<char>.Shared.Rent(name.Length);
        var holds = Holds(ElementNames.Plain(name, rented), _plain);
        ArrayPool<char>.Shared.Return(rented);
        return holds;
    }

    private bool Holds(ReadOnlySpan<char> text, string expected) => comparison switch
    {
        AttributeOperator.Contains => text.Contains(expected, StringComparison.OrdinalIgnoreCase),
        AttributeOperator.StartsWith => text.StartsWith(expected, StringComparison.Ordinal),
        AttributeOperator.EndsWith => text.EndsWith(expected, StringComparison.Ordinal),
        AttributeOperator.Wildcard => FileSystemName.MatchesSimpleExpression(expected, text, ignoreCase: false),
        _ => text.SequenceEqual(expected),
    };
}
