using LamPS.Core.Elements;

namespace LamPS.Core.Selectors;

/// <summary>Names of states as selectors write them: lower case.</summary>
internal static class StateNames
{
    private static readonly ElementStates[] States = [.. Enum.GetValues<ElementStates>().Where(s => s != ElementStates.None)];

    public static readonly string[] All = [.. States.Select(s => s.ToString().ToLowerInvariant())];

    public static string Text(ElementStates state) => All[Array.IndexOf(States, state)];

    public static bool TryParse(ReadOnlySpan<char> text, out ElementStates state)
    {
        for (var i = 0; i < All.Length; i++)
        {
            if (text.Equals(All[i], StringComparison.OrdinalIgnoreCase))
            {
                state = States[i];
                return true;
            }
        }

        state = ElementStates.None;
        return false;
    }
}
