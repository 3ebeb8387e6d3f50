namespace LamPS.Build.Help;

/// <summary>The line that shows how a cmdlet is called.</summary>
internal static class SyntaxLine
{
    private static readonly string[] Last = ["WhatIf", "Confirm"];

    /// <summary>The parameters of a set in the order that PowerShell shows: by position, then what must be given, then the rest.</summary>
    public static IReadOnlyList<(HelpParameter Parameter, ParameterUse Use)> Order(HelpPage page, string? set) =>
    [
        .. page.Parameters.Select(parameter => (Parameter: parameter, Use: parameter.In(set)!)).Where(pair => pair.Use is not null)
            .OrderBy(pair => pair.Use.Position ?? int.MaxValue)
            .ThenBy(pair => pair.Use.Position is null && !pair.Use.Required)
            .ThenBy(pair => Array.IndexOf(Last, pair.Parameter.Name) + 1),
    ];

    /// <summary>The line of a set.</summary>
    public static string Of(HelpPage page, string? set) =>
        string.Join(' ', [page.Name, .. Order(page, set).Select(pair => Of(pair.Parameter.Name, pair.Use)), "[<CommonParameters>]"]);

    private static string Of(string name, ParameterUse use)
    {
        var value = use.IsSwitch ? "" : $" <{use.Type}>";
        var whole = use.Position is null ? $"-{name}{value}" : $"[-{name}]{value}";
        return use.Required ? whole : $"[{whole}]";
    }
}
