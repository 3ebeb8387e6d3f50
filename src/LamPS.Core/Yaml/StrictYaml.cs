using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LamPS.Core.Yaml;

/// <summary>Reads small YAML files strictly: unknown keys and wrong kinds are errors that name the place.</summary>
/// <param name="file">File, for messages.</param>
/// <param name="wrong">Makes the error from file, line, column and problem.</param>
internal sealed class StrictYaml(string file, Func<string, long, long, string, LamException> wrong)
{
    /// <summary>The one mapping that a file consists of.</summary>
    public YamlMappingNode Load(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw wrong(file, error.Start.Line, error.Start.Column, error.Message);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The parser of YamlDotNet falls over some damaged files instead of saying where they are wrong.
            throw wrong(file, 1, 1, $"it can't be read as YAML: {error.Message}");
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw wrong(file, 1, 1, "the file must be one mapping");
    }

    /// <summary>Keys and values of a mapping, all keys known.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Pairs(YamlNode node, IReadOnlyList<string> known)
    {
        foreach (var (key, value) in Pairs(node))
        {
            yield return known.Contains(key) ? (key, value) : throw Wrong(node, $"unknown key '{key}'; known are {string.Join(", ", known)}");
        }
    }

    /// <summary>Keys and values of a mapping with free keys.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Pairs(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw Wrong(node, "a mapping is expected here");
        }

        foreach (var (key, value) in mapping.Children)
        {
            yield return (Scalar(key), value);
        }
    }

    /// <summary>Entries of a list.</summary>
    public IEnumerable<YamlNode> Sequence(YamlNode node) => node is YamlSequenceNode sequence ? sequence.Children : throw Wrong(node, "a list is expected here");

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Scalars(YamlNode node) => [.. Sequence(node).Select(Scalar)];

    /// <summary>A text.</summary>
    public string Scalar(YamlNode node) => node is YamlScalarNode { Value: { } value } ? value : throw Wrong(node, "a text is expected here");

    /// <summary>true or false.</summary>
    public bool Boolean(YamlNode node) => bool.TryParse(Scalar(node), out var value) ? value : throw Wrong(node, $"'{Scalar(node)}' isn't true or false");

    /// <summary>A name of an enumeration, ignoring case and separators.</summary>
    public T Enumeration<T>(YamlNode node)
        where T : struct, Enum
    {
        var text = Scalar(node);
        return Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : throw Wrong(node, $"'{text}' isn't one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}");
    }

    /// <summary>An error at a node.</summary>
    public LamException Wrong(YamlNode node, string problem) => wrong(file, node.Start.Line, node.Start.Column, problem);
}
