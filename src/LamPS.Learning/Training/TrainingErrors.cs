using System.Globalization;
using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Learning.Training;

/// <summary>Errors of training runs.</summary>
internal static class TrainingErrors
{
    public static LamException TrainingConfigInvalid(string path, long line, long column, string why, Exception? cause) => new(
        nameof(TrainingConfigInvalid),
        ExitCode.InvalidInput,
        $"{path}({line},{column}): {why.TrimEnd('.')}.",
        "docs/training.md has what a configuration may say.",
        cause);

    public static LamException TrainingConfigMissing(string folder) => new(
        nameof(TrainingConfigMissing),
        ExitCode.InvalidInput,
        $"'{folder}' isn't a run yet, and no configuration says what to train.",
        "Begin a run with '--config FILE'; examples/training has two.");

    public static LamException TrainingRunMissing(string folder) => new(
        nameof(TrainingRunMissing),
        ExitCode.InvalidInput,
        $"'{folder}' isn't a run of training.",
        "Name the folder of a run, or begin one: 'lamps train plan --run FOLDER --config FILE'.");

    public static LamException TrainingDataChanged(string what, string was, string now) => new(
        nameof(TrainingDataChanged),
        ExitCode.InvalidInput,
        $"The run was begun with other data: {what} was {was} and is {now} now.",
        "Bring the data back, or begin a run in another folder.");

    public static LamException RunNotWritten(string folder, Exception cause) => new(
        nameof(RunNotWritten),
        ExitCode.NotReady,
        $"'{folder}' can't be written: {cause.Message.TrimEnd('.')}.",
        "Free some space, or mend the folder. The last checkpoint is whole; the same command goes on from it.",
        cause);

    public static LamException RunNotReadable(string path, Exception cause) => new(
        nameof(RunNotReadable),
        ExitCode.InvalidInput,
        $"'{path}' can't be read: {cause.Message.TrimEnd('.')}.",
        "Bring the file back, or begin a run in another folder.",
        cause);

    public static LamException FormOfOtherModel(string config, string model) => new(
        nameof(FormOfOtherModel),
        ExitCode.InvalidInput,
        $"'{config}' has another form than '{model}', which the run goes on from.",
        "Give 'model' in it (for one that writes plans 'decoder') the form of that model, or begin a run in another folder.");

    public static LamException LossExploded(string batch, double loss, double first) => new(
        nameof(LossExploded),
        ExitCode.Failed,
        string.Create(CultureInfo.InvariantCulture, $"The loss of batch '{batch}' is {loss:G4}; the phase began with {first:G4}. The last checkpoint, from before the batch, stays."),
        "Look at the batch's examples, or lower 'learning-rate' in config.yaml of the run; the same command without '--config' goes on from the checkpoint.");

    public static LamException NoExamples(string pool) => new(
        nameof(NoExamples),
        ExitCode.InvalidInput,
        $"The configuration wants examples of '{pool}', and the data has none.",
        "Make the data with 'lamps data make', or take the pool out of 'mix'.");

    public static LamException WordVectorsInvalid(string path, int line, string why) => new(
        nameof(WordVectorsInvalid),
        ExitCode.InvalidInput,
        $"{path}({line}): the vectors of words can't be read: {why}.",
        "Put a file with a word and its numbers in each line there, as GloVe's are, or take 'vectors' out of the configuration.");

    public static LamException NothingToAdapt(string phase) => new(
        nameof(NothingToAdapt),
        ExitCode.InvalidInput,
        $"Phase '{phase}' trains adapters, and there is no model yet that they would adapt.",
        "Begin the run with '--model', or take 'adapters' out of the phase.");

    public static LamException PhaseMissing(string phase, string needed) => new(
        nameof(PhaseMissing),
        ExitCode.NotReady,
        $"Phase '{phase}' begins with what phase '{needed}' learned, and that hasn't ended yet.",
        $"Run 'lamps train {needed}' with the same folder first, or 'lamps train all'.");
}
