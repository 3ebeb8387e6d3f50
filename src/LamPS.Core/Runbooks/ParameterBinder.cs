using System.Globalization;
using System.Text.RegularExpressions;
using LamPS.Core.Runbooks.Expressions;

namespace LamPS.Core.Runbooks;

/// <summary>Gives parameters their values: what the caller gives, secrets from where they are kept, defaults.</summary>
public static class ParameterBinder
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    /// <summary>Binds the parameters of a runbook.</summary>
    /// <param name="runbook">Runbook.</param>
    /// <param name="given">Values by name; texts are converted to the parameter's type, relative paths start from the current folder.</param>
    /// <param name="environment">Gets an environment variable; the process's own when null.</param>
    /// <returns>A value for every parameter; null for one that is optional and not given.</returns>
    /// <exception cref="LamException">A parameter is unknown, missing or not allowed (all of them are named), or a secret can't be had.</exception>
    public static IReadOnlyDictionary<string, RunbookValue> Bind(
        Runbook runbook, IReadOnlyDictionary<string, RunbookValue> given, Func<string, string?>? environment = null) =>
        Bind(runbook, given, environment ?? Environment.GetEnvironmentVariable, runbook.At, Directory.GetCurrentDirectory());

    internal static IReadOnlyDictionary<string, RunbookValue> Bind(
        Runbook runbook, IReadOnlyDictionary<string, RunbookValue> given, Func<string, string?> environment, SourceLocation at, string directory)
    {
        var values = new Dictionary<string, RunbookValue>(StringComparer.Ordinal);
        var diagnostics = new List<Diagnostic>();
        var names = runbook.Parameters.Select(p => p.Name).ToList();
        foreach (var name in given.Keys.Where(n => !names.Contains(n, StringComparer.Ordinal)))
        {
            diagnostics.Add(RunbookErrors.ParameterUnknown(at, name, Suggestion.DidYouMean(name, names), names));
        }

        foreach (var parameter in runbook.Parameters)
        {
            if (given.TryGetValue(parameter.Name, out var value) && value.Kind != RunbookValueKind.Null)
            {
                value = Convert(parameter, value);
                if (Problem(parameter, value) is { } problem)
                {
                    diagnostics.Add(RunbookErrors.ParameterInvalid(at, parameter.Name, problem));
                }

                values[parameter.Name] = Full(parameter, value, directory);
            }
            else if (parameter.From is { } from)
            {
                values[parameter.Name] = Fetch(parameter, from, environment);
            }
            else if (parameter.Default is { } standard)
            {
                values[parameter.Name] = Full(parameter, standard, runbook.Directory);
            }
            else if (parameter.Required)
            {
                diagnostics.Add(RunbookErrors.ParameterMissing(at, parameter.Name, $"Give it: --parameter {parameter.Name}=... {parameter.Description}".TrimEnd()));
            }
            else
            {
                values[parameter.Name] = RunbookValue.Null;
            }
        }

        return diagnostics.Count == 0 ? values : throw RunbookErrors.RunbookInvalid(diagnostics);
    }

    /// <summary>A value as the parameter's type, where it can be one; unchanged otherwise.</summary>
    internal static RunbookValue Convert(ParameterDefinition parameter, RunbookValue value)
    {
        if (value.Kind is not (RunbookValueKind.Text or RunbookValueKind.Secret))
        {
            return parameter.Type switch
            {
                ParameterType.String or ParameterType.Path or ParameterType.Choice when value.Kind is RunbookValueKind.Integer or RunbookValueKind.Number or RunbookValueKind.Boolean =>
                    RunbookValue.Of(value.Reveal()),
                ParameterType.Number when value.Kind == RunbookValueKind.Integer => RunbookValue.Of(value.AsNumber),
                ParameterType.Secret when value.Kind is RunbookValueKind.Integer or RunbookValueKind.Number => RunbookValue.Secret(value.Reveal()),
                ParameterType.List when value.Kind != RunbookValueKind.List => RunbookValue.List([value]),
                _ => value,
            };
        }

        var text = value.Reveal();
        return parameter.Type switch
        {
            ParameterType.Integer when long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => RunbookValue.Of(whole),
            ParameterType.Number when double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => RunbookValue.Of(number),
            ParameterType.Boolean when bool.TryParse(text.Trim(), out var flag) => RunbookValue.Of(flag),
            ParameterType.Secret => RunbookValue.Secret(text, value.IsUntrusted),
            ParameterType.List => RunbookValue.List(text.Length == 0 ? [] : text.Split(',').Select(p => RunbookValue.Text(p.Trim(), value.IsUntrusted, value.HasSecret))),
            _ => value,
        };
    }

    /// <summary>What is wrong with a value, to be read after "parameter 'x'", or null.</summary>
    internal static string? Problem(ParameterDefinition parameter, RunbookValue given)
    {
        var value = Convert(parameter, given);
        if (!Fits(StaticTypes.Of(value), parameter.Type))
        {
            return $"must be {Name(parameter.Type)}, not {StaticTypes.Of(value).Name()}";
        }

        if (value.IsNumber)
        {
            return value.AsNumber < parameter.Minimum ? string.Create(CultureInfo.InvariantCulture, $"must be {parameter.Minimum} or more, not {value}")
                : value.AsNumber > parameter.Maximum ? string.Create(CultureInfo.InvariantCulture, $"must be at most {parameter.Maximum}, not {value}")
                : null;
        }

        if (parameter.Type == ParameterType.Choice && !parameter.Values.Contains(value.Reveal(), StringComparer.Ordinal))
        {
            return $"must be one of {string.Join(", ", parameter.Values)}, not '{value}'{Suggestion.DidYouMean(value.ToString(), parameter.Values).TrimEnd('?').Replace(" Did you mean", "; did you mean", StringComparison.Ordinal)}";
        }

        var (length, unit) = value.Kind == RunbookValueKind.List ? (value.AsList.Count, "items") : (value.Reveal().Length, "characters");
        return length < parameter.MinLength ? $"must have at least {parameter.MinLength} {unit}, not {length}"
            : length > parameter.MaxLength ? $"must have at most {parameter.MaxLength} {unit}, not {length}"
            : parameter.Pattern is { } pattern && !Matches(pattern, value.Reveal()) ? $"must match {pattern}; '{value}' doesn't"
            : null;
    }

    internal static bool Fits(StaticType given, ParameterType type) => type switch
    {
        ParameterType.Integer => StaticTypes.Fits(given, StaticType.Integer),
        ParameterType.Number => StaticTypes.Fits(given, StaticType.Number),
        ParameterType.Boolean => StaticTypes.Fits(given, StaticType.Boolean),
        ParameterType.List => StaticTypes.Fits(given, StaticType.List),
        ParameterType.Secret => given is StaticType.Any or StaticType.Secret or StaticType.Text,
        _ => given is StaticType.Any or StaticType.Text or StaticType.Integer or StaticType.Number or StaticType.Boolean,
    };

    internal static string Name(ParameterType type) => type switch
    {
        ParameterType.Integer => "a whole number",
        ParameterType.Number => "a number",
        ParameterType.Boolean => "true or false",
        ParameterType.Secret => "a secret",
        ParameterType.Path => "a path",
        ParameterType.Choice => "a choice",
        ParameterType.List => "a list",
        _ => "text",
    };

    internal static StaticType TypeOf(ParameterDefinition parameter) => parameter switch
    {
        // One that may be left out is null then.
        { Required: false, Default: null, From: null } => StaticType.Any,
        { Type: ParameterType.Integer } => StaticType.Integer,
        { Type: ParameterType.Number } => StaticType.Number,
        { Type: ParameterType.Boolean } => StaticType.Boolean,
        { Type: ParameterType.List } => StaticType.List,
        { Type: ParameterType.Secret } => StaticType.Secret,
        _ => StaticType.Text,
    };

    /// <summary>A regular expression for a whole text, in linear time where it can be had.</summary>
    internal static Regex Matcher(string pattern)
    {
        var whole = $@"\A(?:{pattern})\z";
        try
        {
            return new Regex(whole, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, PatternTime);
        }
    }

    private static bool Matches(string pattern, string text)
    {
        try
        {
            return Matcher(pattern).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static RunbookValue Full(ParameterDefinition parameter, RunbookValue value, string directory) =>
        parameter.Type == ParameterType.Path && value.Reveal() is { Length: > 0 } path && !path.Contains('\0')
            ? RunbookValue.Of(Path.GetFullPath(path, directory), value.IsUntrusted)
            : value;

    private static RunbookValue Fetch(ParameterDefinition parameter, string from, Func<string, string?> environment)
    {
        var name = from[(from.IndexOf(':') + 1)..];
        if (from.StartsWith("vault:", StringComparison.Ordinal))
        {
            throw RunbookErrors.VaultNotReady(parameter.At, parameter.Name, name);
        }

        return RunbookValue.Secret(environment(name) ?? throw RunbookErrors.EnvironmentNotSet(parameter.At, parameter.Name, name));
    }
}
