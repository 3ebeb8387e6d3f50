using System.Text;
using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>One step of a descent: what an element must be, and which of several is meant.</summary>
internal sealed record SelectorSegment
{
    /// <summary>The element by its id; everything else is unused then.</summary>
    public ElementId Id { get; init; }

    /// <summary>Role, or null for any.</summary>
    public Role? Role { get; init; }

    public AttributeTest[] Tests { get; init; } = [];

    /// <summary>States that must be set.</summary>
    public ElementStates Set { get; init; }

    /// <summary>States that must not be set.</summary>
    public ElementStates Unset { get; init; }

    /// <summary>Which match, from 1, or from the end below 0; 0 is all.</summary>
    public int Nth { get; init; }

    /// <summary>Name of the element that it is near to, or null.</summary>
    public string? Near { get; init; }

    /// <summary>Name of the element that it is below, or null.</summary>
    public string? Below { get; init; }

    /// <summary>Name of the element that it is right of, or null.</summary>
    public string? RightOf { get; init; }

    /// <summary>Whether the place on the screen counts.</summary>
    public bool HasPlace => Near is not null || Below is not null || RightOf is not null;

    public bool Matches(Element element)
    {
        if ((Role is { } role && role != element.Role) || (element.States & Set) != Set || (element.States & Unset) != 0)
        {
            return false;
        }

        foreach (var test in Tests)
        {
            if (!test.Matches(element))
            {
                return false;
            }
        }

        return true;
    }

    public void Write(StringBuilder to)
    {
        if (!Id.IsNone)
        {
            to.Append(Id.ToString());
            return;
        }

        to.Append(Role is { } role ? role.Name() : Tests.Length == 0 && Set == 0 && Unset == 0 ? "*" : "");
        foreach (var test in Tests)
        {
            test.Write(to);
        }

        WriteStates(to, Set, "[");
        WriteStates(to, Unset, "[!");
        WriteModifier(to, "near", Near);
        WriteModifier(to, "below", Below);
        WriteModifier(to, "rightof", RightOf);
        if (Nth != 0)
        {
            to.Append(" nth:").Append(Nth);
        }
    }

    private static void WriteStates(StringBuilder to, ElementStates states, string open)
    {
        for (var bits = (uint)states; bits != 0; bits &= bits - 1)
        {
            to.Append(open).Append(StateNames.Text((ElementStates)(bits & (~bits + 1)))).Append(']');
        }
    }

    private static void WriteModifier(StringBuilder to, string name, string? value)
    {
        if (value is not null)
        {
            to.Append(' ').Append(name).Append(':');
            Quoting.Write(to, value);
        }
    }
}
