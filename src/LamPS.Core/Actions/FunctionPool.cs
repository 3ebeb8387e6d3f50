using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using LamPS.Core.Elements;

namespace LamPS.Core.Actions;

/// <summary>The functions available in a run: UI functions, functions of the application, registered functions.</summary>
public sealed class FunctionPool
{
    private readonly FrozenDictionary<string, FunctionDefinition> _byName;

    /// <summary>Makes a pool.</summary>
    /// <param name="functions">Functions; a later one replaces an earlier one of the same name.</param>
    public FunctionPool(IEnumerable<FunctionDefinition> functions)
    {
        var byName = new Dictionary<string, FunctionDefinition>(StringComparer.Ordinal);
        foreach (var function in functions)
        {
            byName[function.Name] = function;
        }

        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        All = [.. byName.Values];
    }

    /// <summary>The UI functions alone.</summary>
    public static FunctionPool Ui { get; } = new(UiFunctions.All);

    /// <summary>All functions, in the order given.</summary>
    public IReadOnlyList<FunctionDefinition> All { get; }

    /// <summary>Finds a function.</summary>
    /// <param name="name">Name.</param>
    /// <param name="function">The function.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out FunctionDefinition? function) => _byName.TryGetValue(name, out function);

    /// <summary>Functions that an element takes.</summary>
    /// <param name="element">Element.</param>
    public IEnumerable<FunctionDefinition> For(Element element) => All.Where(f => f.AppliesTo(element));
}
