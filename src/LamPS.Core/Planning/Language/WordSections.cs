namespace LamPS.Core.Planning.Language;

/// <summary>Word lists in sections: <c>[name]</c>, then lines; lines that are empty or begin with <c>#</c> don't count.</summary>
internal static class WordSections
{
    /// <summary>Reads the word list of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">Name of the resource.</param>
    /// <returns>Lines by section, without the space around them.</returns>
    public static Dictionary<string, List<string>> Read(System.Reflection.Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"'{resource}' isn't in the assembly.");
        using var reader = new StreamReader(stream);
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var current = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line is ['[', .. var name, ']'])
            {
                sections[name] = current = [];
            }
            else
            {
                current.Add(line);
            }
        }

        return sections;
    }
}
