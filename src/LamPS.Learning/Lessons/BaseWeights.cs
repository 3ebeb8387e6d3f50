using System.Globalization;
using LamPS.Core;
using LamPS.Model.Graphs;

namespace LamPS.Learning.Lessons;

/// <summary>Weights in the files of models that others begin with.</summary>
internal static class BaseWeights
{
    /// <summary>Shape of a weight.</summary>
    /// <param name="folder">Folder of the model.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="name">Name.</param>
    /// <exception cref="LamException">It isn't there.</exception>
    public static long[] Shape(string folder, GraphReader graph, string name) =>
        graph.Weights.TryGetValue(name, out var weight) ? weight.Shape : throw LessonErrors.BaseModelUnfit(folder, $"it has no 32-bit weights '{name}'");

    /// <summary>A weight with all of its columns: those of matrices whose columns are used apart lie in the file in parts (<c>layers.0.qkv[0..192]</c>).</summary>
    /// <param name="folder">Folder of the model.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="name">Name and shape.</param>
    /// <exception cref="LamException">It isn't there, or of another size.</exception>
    public static float[] Whole(string folder, GraphReader graph, WeightName name)
    {
        if (graph.Weights.TryGetValue(name.Name, out var found))
            return found.Values.Length == name.Count ? found.Values : throw LessonErrors.BaseModelUnfit(folder, $"'{name.Name}' has {found.Values.Length} numbers, and {name.Count} fit its form");
        var (whole, width, filled) = (new float[name.Count], (int)name.Shape[^1], 0);
        foreach (var (part, (_, values)) in graph.Weights.Where(w => w.Key.StartsWith($"{name.Name}[", StringComparison.Ordinal)))
        {
            var ends = part[(name.Name.Length + 1)..^1].Split("..").Select(e => int.Parse(e, CultureInfo.InvariantCulture)).ToArray();
            var columns = ends[1] - ends[0];
            for (var row = 0; row < values.Length / columns; row++)
                values.AsSpan(row * columns, columns).CopyTo(whole.AsSpan((row * width) + ends[0]));
            filled += values.Length;
        }

        return filled == whole.Length ? whole : throw LessonErrors.BaseModelUnfit(folder, $"it has no 32-bit weights '{name.Name}'");
    }
}
