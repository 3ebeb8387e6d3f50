using LamPS.Core;
using LamPS.Learning.Lessons;
using LamPS.Learning.Training.Writing;
using LamPS.Model.Agents.Compact.Retrieval;
using LamPS.Model.Generation;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;

namespace LamPS.Learning.Training.Runs;

/// <summary>The model whose weights and vocabulary a run begins with: a copy in the run, so that what becomes of the model later changes nothing.</summary>
internal static class BeginningModel
{
    private const string FolderName = "beginning";

    /// <summary>Its weights; null where a run begins with nothing.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <exception cref="LamException">It is damaged.</exception>
    public static WeightSet? WeightsIn(string run) => !Directory.Exists(Of(run)) ? null : IsDecoder(Of(run)) ? BaseDecoder.Read(Of(run)).Weights : BaseModel.Read(Of(run)).Weights;

    /// <summary>Whether it is of the form that a configuration wants.</summary>
    /// <param name="model">Folder of the model.</param>
    /// <param name="config">Configuration.</param>
    /// <exception cref="LamException">It can't be begun with.</exception>
    public static bool Fits(string model, TrainingConfig config) =>
        config.Decoder is { } decoder ? IsDecoder(model) && BaseDecoder.Read(model).Form == decoder : !IsDecoder(model) && BaseModel.Read(model).Form == config.Model;

    /// <summary>Its retriever; null where it has none, or a run begins with nothing.</summary>
    /// <param name="run">Folder of the run.</param>
    public static string? RetrieverIn(string run) => Path.Combine(Of(run), RetrieverTables.FileName) is var file && File.Exists(file) ? file : null;

    /// <summary>Copies it into a run that begins.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="model">Folder of the model.</param>
    public static void Copy(string run, string model)
    {
        Directory.CreateDirectory(Of(run));
        foreach (var file in Files(model))
            File.Copy(Path.Combine(model, file), Path.Combine(Of(run), file), overwrite: true);
        File.Copy(Path.Combine(model, TrainingRun.TokenizerFile), Path.Combine(run, TrainingRun.TokenizerFile), overwrite: true);
    }

    /// <summary>Refuses another model than a run began with.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="model">Folder of the model.</param>
    /// <exception cref="LamException">It is another one.</exception>
    public static void RequireSame(string run, string model)
    {
        var isSame = Directory.Exists(Of(run)) && Files(model).All(f => File.Exists(Path.Combine(Of(run), f)) && File.ReadAllBytes(Path.Combine(Of(run), f)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(model, f))));
        if (!isSame)
            throw TrainingErrors.TrainingDataChanged("the model that it begins with", Directory.Exists(Of(run)) ? Of(run) : "none", model);
    }

    private static bool IsDecoder(string model) => File.Exists(Path.Combine(model, DecoderConfig.FileName));

    private static string Of(string run) => Path.Combine(run, FolderName);

    // Form, weights, vocabulary and retriever; what it was taught is taught anew.
    private static IEnumerable<string> Files(string model)
    {
        var (config, graph) = IsDecoder(model) ? (DecoderConfig.FileName, DecoderConfig.Read(model).ModelFile) : (CompactLamConfig.FileName, CompactLamConfig.Read(model).ModelFile);
        return [config, graph, TrainingRun.TokenizerFile, .. new[] { $"{graph}.data", RetrieverTables.FileName }.Where(f => File.Exists(Path.Combine(model, f)))];
    }
}
