using System.Globalization;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Selectors;
using LamPS.Core.Yaml;
using YamlDotNet.RepresentationModel;

namespace LamPS.Learning.Recipes;

/// <summary>Reads recipe files. Everything that can be wrong in one is found here, with its line, and not in the middle of a collection.</summary>
/// <param name="file">File, for messages.</param>
internal sealed class RecipeReader(string file)
{
    private static readonly string[] Keys = ["id", "area", "application", "templates", "parameters", "phrasings", "expert", "proof", "check", "unchanged", "near-misses", "composes"];
    private readonly StrictYaml _yaml = new(file, RecipeErrors.RecipeInvalid);

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    /// <exception cref="LamException">Something in it is wrong; the message names the place.</exception>
    public RecipeFile Read(string text)
    {
        List<Recipe> recipes = [];
        List<Paraphrases> paraphrases = [];
        foreach (var (key, value) in _yaml.Pairs(_yaml.Load(text), ["families", "paraphrases"]))
        {
            if (key == "families")
                recipes.AddRange(_yaml.Sequence(value).Select(Family));
            else
                paraphrases.AddRange(_yaml.Pairs(value).Select(p => new Paraphrases(p.Key, [.. _yaml.Sequence(p.Value).Select(Phrase)], file, p.Value.Start.Line, p.Value.Start.Column)));
        }

        return new RecipeFile(recipes, paraphrases);
    }

    private Recipe Family(YamlNode node)
    {
        var values = _yaml.Pairs(node, Keys).ToDictionary(p => p.Key, p => p.Value);
        var recipe = new Recipe
        {
            Id = Name(Needed(node, values, "id")),
            Area = Name(Needed(node, values, "area")),
            Application = values.TryGetValue("application", out var application) ? Name(application) : "writer",
            Templates = [.. _yaml.Sequence(Needed(node, values, "templates")).Select(Name)],
            Parameters = values.TryGetValue("parameters", out var parameters) ? [.. _yaml.Pairs(parameters).Select(p => Parameter(p.Key, p.Value))] : [],
            Phrasings = [.. _yaml.Sequence(Needed(node, values, "phrasings")).Select(Phrase)],
            Expert = values.TryGetValue("expert", out var expert) ? Steps(expert) : [],
            Proof = values.TryGetValue("proof", out var proof) ? Steps(proof) : [],
            Checks = [.. _yaml.Sequence(Needed(node, values, "check")).Select(Check)],
            Unchanged = values.TryGetValue("unchanged", out var unchanged) ? [.. _yaml.Sequence(unchanged).Select(Check)] : [],
            NearMisses = values.TryGetValue("near-misses", out var near) ? [.. _yaml.Sequence(near).Select(Steps)] : [],
            Composes = !values.TryGetValue("composes", out var composes) || _yaml.Boolean(composes),
            File = file,
        };
        Judge(recipe, node, values);
        return recipe;
    }

    private void Judge(Recipe recipe, YamlNode node, Dictionary<string, YamlNode> values)
    {
        if (recipe.Templates.Count == 0)
            throw _yaml.Wrong(values["templates"], "at least one kind of template is needed");
        if (recipe.Expert.Count > 0 && recipe.Proof.Count > 0)
            throw _yaml.Wrong(values["proof"], "the expert proves the checks; a proof is for families without one");
        if (recipe.Checks.Count == 0)
            throw _yaml.Wrong(values["check"], "without a check nothing shows that the task was done");
        if (recipe.Phrasings.Count < Recipe.LeastPhrasings)
            throw _yaml.Wrong(values["phrasings"], $"{recipe.Phrasings.Count} phrasings; {Recipe.LeastPhrasings} or more are needed, very different in build");
        if (recipe.Phrasings.GroupBy(p => p.Source).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw _yaml.Wrong(values["phrasings"], $"\"{twice.Key}\" stands here twice");
        var names = recipe.Parameters.Select(p => p.Name).ToHashSet();
        var used = recipe.Phrasings.SelectMany(p => p.Names)
            .Concat(recipe.Expert.Concat(recipe.Proof).Concat(recipe.NearMisses.SelectMany(m => m)).SelectMany(s => s.Line.Names.Concat(s.On?.Names ?? []).Concat(s.With.Values.SelectMany(w => w.Names))));
        if (used.FirstOrDefault(n => !names.Contains(n)) is { } unknown)
            throw _yaml.Wrong(node, $"'{{{unknown}}}' of family '{recipe.Id}' is no parameter; it has {(names.Count == 0 ? "none" : string.Join(", ", names))}");

        // A request that doesn't say what is wanted can't be done, and would teach to guess.
        foreach (var phrase in recipe.Phrasings)
        {
            if (names.FirstOrDefault(n => !phrase.Names.Contains(n)) is { } missing)
                throw _yaml.Wrong(values["phrasings"], $"\"{phrase.Source}\" doesn't say '{{{missing}}}'");
        }
    }

    private RecipeParameter Parameter(string name, YamlNode node)
    {
        if (!Recipes.Phrase.IsName(name))
            throw _yaml.Wrong(node, $"'{name}' can't be the name of a parameter: small letters, digits and hyphens");
        var values = _yaml.Pairs(node, ["integer", "number", "unit", "choice", "text", "from"]).ToDictionary(p => p.Key, p => p.Value);
        var kinds = values.Keys.Where(k => k != "unit").ToList();
        if (kinds.Count != 1)
            throw _yaml.Wrong(node, "a parameter has exactly one of integer, number, choice, text, from");
        var value = values[kinds[0]];
        var unit = values.TryGetValue("unit", out var u) ? _yaml.Scalar(u) : "";
        return kinds[0] switch
        {
            "integer" => Range(name, ParameterKind.Integer, value, unit),
            "number" => Range(name, ParameterKind.Number, value, unit),
            "choice" => new RecipeParameter(name, ParameterKind.Choice) { Choices = Choices(value) },
            "text" => new RecipeParameter(name, ParameterKind.Text)
            {
                Of = TextValues.Kinds.Contains(_yaml.Scalar(value)) ? _yaml.Scalar(value) : throw _yaml.Wrong(value, $"there is no text '{_yaml.Scalar(value)}'; there are {string.Join(", ", TextValues.Kinds)}"),
            },
            _ => new RecipeParameter(name, ParameterKind.From) { Of = Name(value) },
        };
    }

    private RecipeParameter Range(string name, ParameterKind kind, YamlNode node, string unit)
    {
        var numbers = _yaml.Sequence(node).Select(Number).ToList();
        if (numbers.Count is < 2 or > 3 || numbers[0] > numbers[1] || (numbers.Count == 3 && numbers[2] <= 0))
            throw _yaml.Wrong(node, "a range is [least, most] or [least, most, step]");
        return new RecipeParameter(name, kind) { Least = numbers[0], Most = numbers[1], Step = numbers.Count == 3 ? numbers[2] : 1, Unit = unit };
    }

    private IReadOnlyList<ParameterValue> Choices(YamlNode node)
    {
        IReadOnlyList<ParameterValue> choices = node is YamlMappingNode
            ? [.. _yaml.Pairs(node).Select(p => new ParameterValue(p.Key, _yaml.Scalar(p.Value), double.TryParse(_yaml.Scalar(p.Value), CultureInfo.InvariantCulture, out _)))]
            : [.. _yaml.Scalars(node).Select(ParameterValue.Text)];
        return choices.Count > 1 ? choices : throw _yaml.Wrong(node, "a choice needs two or more");
    }

    private IReadOnlyList<ExpertStep> Steps(YamlNode node) => [.. _yaml.Sequence(node).Select(Step)];

    private ExpertStep Step(YamlNode node)
    {
        if (node is YamlScalarNode)
            return new ExpertStep(Phrase(node));
        var values = _yaml.Pairs(node, ["line", "act", "on", "with"]).ToDictionary(p => p.Key, p => p.Value);
        var act = Needed(node, values, "act");
        if (!FunctionPool.Ui.TryGet(_yaml.Scalar(act), out var function))
            throw _yaml.Wrong(act, $"there is no function '{_yaml.Scalar(act)}'");
        var step = new ExpertStep(Phrase(Needed(node, values, "line")))
        {
            Function = function.Name,
            On = values.TryGetValue("on", out var on) ? Phrase(on) : null,
            With = values.TryGetValue("with", out var with) ? _yaml.Pairs(with).ToDictionary(p => p.Key, p => Phrase(p.Value)) : new Dictionary<string, Phrase>(),
        };
        if (step.On is { Names.Count: 0 } selector)
        {
            try
            {
                Selector.Parse(selector.Source);
            }
            catch (LamException error)
            {
                throw _yaml.Wrong(on!, error.Message);
            }
        }

        return step;
    }

    private YamlNode Needed(YamlNode node, Dictionary<string, YamlNode> values, string key) =>
        values.TryGetValue(key, out var value) ? value : throw _yaml.Wrong(node, $"'{key}' is missing");

    private string Name(YamlNode node) => Recipes.Phrase.IsName(_yaml.Scalar(node)) ? _yaml.Scalar(node) : throw _yaml.Wrong(node, $"'{_yaml.Scalar(node)}' isn't a name: small letters, digits and hyphens");

    private double Number(YamlNode node) =>
        double.TryParse(_yaml.Scalar(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw _yaml.Wrong(node, $"'{_yaml.Scalar(node)}' isn't a number");

    private RecipeCheck Check(YamlNode node) => new(_yaml.Scalar(node), node.Start.Line, node.Start.Column);

    private Phrase Phrase(YamlNode node)
    {
        try
        {
            return Recipes.Phrase.Parse(_yaml.Scalar(node));
        }
        catch (FormatException error)
        {
            throw _yaml.Wrong(node, error.Message);
        }
    }
}
