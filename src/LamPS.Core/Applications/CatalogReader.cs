using System.Reflection;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Yaml;
using YamlDotNet.RepresentationModel;

namespace LamPS.Core.Applications;

/// <summary>Reads catalog files: the shipped one (<c>Catalog/catalog.yaml</c> and its functions) and a user's own.</summary>
public static class CatalogReader
{
    private const string Folder = "LamPS.Core.Applications.Catalog.";
    private static readonly string[] Keys = ["title", "desktops", "command", "arguments", "window", "install", "help", "toolkit", "functions", "contexts", "labels"];
    private static readonly string[] ContextKeys = ["document", "steps"];
    private static readonly string[] StepKeys = ["act", "on", "with"];
    private static readonly string[] LabelKeys = ["dialog", "tab", "role", "shown", "label"];
    private static readonly string[] FunctionKeys = ["description", "risk", "arguments", "runbook"];
    private static readonly string[] ArgumentKeys = ["type", "description", "required"];

    /// <summary>The applications that LamPS ships.</summary>
    public static IReadOnlyList<ApplicationDefinition> Shipped()
    {
        var assembly = typeof(CatalogReader).Assembly;
        return Read(Text(assembly, "catalog.yaml"), "catalog.yaml", name => Text(assembly, name));
    }

    /// <summary>The applications of every <c>*.yaml</c> file in a folder; none when there is no such folder.</summary>
    /// <param name="folder">Folder.</param>
    /// <exception cref="LamException">A file is wrong.</exception>
    public static IReadOnlyList<ApplicationDefinition> ReadFolder(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(file =>
            Read(File.ReadAllText(file), file, name => File.ReadAllText(Path.Combine(folder, "functions", name))))];

    /// <summary>Reads the text of a catalog file: a mapping from names to applications.</summary>
    /// <param name="text">Text.</param>
    /// <param name="file">File, for messages.</param>
    /// <param name="runbook">Gets the text of a function's runbook, or a context's document, by file name.</param>
    /// <exception cref="LamException">It is wrong.</exception>
    public static IReadOnlyList<ApplicationDefinition> Read(string text, string file, Func<string, string> runbook)
    {
        var yaml = new StrictYaml(file, (at, line, column, problem) => ApplicationErrors.CatalogInvalid($"{at}, line {line}, column {column}", problem));
        return [.. yaml.Pairs(yaml.Load(text)).Select(pair => ReadApplication(pair.Key, pair.Value, yaml, runbook))];
    }

    private static ApplicationDefinition ReadApplication(string name, YamlNode node, StrictYaml yaml, Func<string, string> runbook)
    {
        var application = new ApplicationDefinition { Name = name, Title = name, Desktops = [], Command = "" };
        foreach (var (key, value) in yaml.Pairs(node, Keys))
        {
            application = key switch
            {
                "title" => application with { Title = yaml.Scalar(value) },
                "desktops" => application with { Desktops = yaml.Scalars(value) },
                "command" => application with { Command = yaml.Scalar(value) },
                "arguments" => application with { Arguments = yaml.Scalars(value) },
                "window" => application with { Window = yaml.Scalar(value) },
                "install" => application with { Install = yaml.Scalar(value) },
                "help" => application with { Help = yaml.Scalars(value) },
                "toolkit" => application with { Toolkit = yaml.Scalar(value) },
                "contexts" => application with { Contexts = [.. yaml.Pairs(value).Select(c => ReadContext(c.Key, c.Value, yaml, runbook))] },
                "labels" => application with { Labels = [.. yaml.Sequence(value).Select(l => ReadLabel(l, yaml))] },
                _ => application with { Functions = [.. yaml.Pairs(value).Select(f => ReadFunction(f.Key, f.Value, yaml, runbook))] },
            };
        }

        return application.Command.Length > 0 && application.Desktops.Count > 0
            ? application
            : throw yaml.Wrong(node, $"application '{name}' needs 'command' and 'desktops'");
    }

    private static ExplorationContext ReadContext(string name, YamlNode node, StrictYaml yaml, Func<string, string> document)
    {
        var context = new ExplorationContext(name, "", "", []);
        foreach (var (key, value) in yaml.Pairs(node, ContextKeys))
        {
            context = key == "document"
                ? context with { DocumentName = yaml.Scalar(value), Document = document(yaml.Scalar(value)) }
                : context with { Steps = [.. yaml.Sequence(value).Select(s => ReadStep(s, yaml))] };
        }

        return context;
    }

    private static LabelCorrection ReadLabel(YamlNode node, StrictYaml yaml)
    {
        var keys = yaml.Pairs(node, LabelKeys).ToDictionary(p => p.Key, p => yaml.Scalar(p.Value));
        return Array.Find(LabelKeys, k => k != "tab" && keys.GetValueOrDefault(k, "").Length == 0) is { } missing
            ? throw yaml.Wrong(node, $"a label needs '{missing}'")
            : RoleNames.TryParse(keys["role"], out _)
                ? new LabelCorrection(keys["dialog"], keys.GetValueOrDefault("tab", ""), keys["role"], keys["shown"], keys["label"])
                : throw yaml.Wrong(node, $"there is no role '{keys["role"]}'");
    }

    private static ExplorationStep ReadStep(YamlNode node, StrictYaml yaml)
    {
        var step = new ExplorationStep("", "", ActionArguments.None);
        foreach (var (key, value) in yaml.Pairs(node, StepKeys))
        {
            step = key switch
            {
                "act" => step with { Function = yaml.Scalar(value) },
                "on" => step with { Selector = yaml.Scalar(value) },
                _ => step with { Arguments = new ActionArguments(yaml.Pairs(value).Select(a => new KeyValuePair<string, object?>(a.Key, yaml.Scalar(a.Value)))) },
            };
        }

        return UiFunctions.All.Any(f => f.Name == step.Function) ? step : throw yaml.Wrong(node, $"'act' must name a UI function, not '{step.Function}'");
    }

    private static ApplicationFunction ReadFunction(string name, YamlNode node, StrictYaml yaml, Func<string, string> runbook)
    {
        var definition = new FunctionDefinition { Name = name, Description = "", Risk = Risk.Change };
        var source = "";
        foreach (var (key, value) in yaml.Pairs(node, FunctionKeys))
        {
            switch (key)
            {
                case "description":
                    definition = definition with { Description = yaml.Scalar(value) };
                    break;
                case "risk":
                    definition = definition with { Risk = yaml.Enumeration<Risk>(value) };
                    break;
                case "arguments":
                    definition = definition with { Arguments = [.. yaml.Pairs(value).Select(a => ReadArgument(a.Key, a.Value, yaml))] };
                    break;
                default:
                    source = yaml.Scalar(value);
                    break;
            }
        }

        return source.Length > 0
            ? new ApplicationFunction(definition, runbook(source), source)
            : throw yaml.Wrong(node, $"function '{name}' needs a 'runbook'");
    }

    private static ArgumentDefinition ReadArgument(string name, YamlNode node, StrictYaml yaml)
    {
        var argument = new ArgumentDefinition(name, ArgumentType.Text, "");
        foreach (var (key, value) in yaml.Pairs(node, ArgumentKeys))
        {
            argument = key switch
            {
                "type" => argument with { Type = yaml.Enumeration<ArgumentType>(value) },
                "required" => argument with { Required = yaml.Boolean(value) },
                _ => argument with { Description = yaml.Scalar(value) },
            };
        }

        return argument;
    }

    private static string Text(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(Folder + name) ?? throw new InvalidOperationException($"resource '{name}' is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
