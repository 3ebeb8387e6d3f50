using System.Globalization;
using LamPS.Contracts.Learning;
using LamPS.Core;

namespace LamPS.Learning.Training.Runs;

/// <summary>Reads from the folder of a run how it stands.</summary>
public static class TrainingOverview
{
    /// <summary>Reads it.</summary>
    /// <param name="folder">Folder of a run.</param>
    /// <exception cref="LamException">It is no run, or a file of it is damaged.</exception>
    public static TrainingInfo Of(string folder)
    {
        var config = Path.Combine(folder, TrainingRun.ConfigFile);
        if (!File.Exists(config))
            throw TrainingErrors.TrainingRunMissing(folder);
        var phases = TrainingConfig.Read(config).Phases;
        var page = Path.GetFullPath(Path.Combine(folder, TrainingPage.FileName));
        return new TrainingInfo(Path.GetFullPath(folder), File.Exists(page) ? page : null, [.. TrainingPhases.All.Where(phases.ContainsKey).Select(p => Phase(Path.GetFullPath(folder), p, phases[p].Steps))]);
    }

    private static TrainingPhaseInfo Phase(string run, string name, long steps)
    {
        var folder = Path.Combine(run, name);
        var last = StepTable.Read(Path.Combine(folder, PhaseRunner.CurveFile)).LastOrDefault();
        var looks = StepTable.Read(Path.Combine(folder, PhaseRunner.KeptFile)).ToList();
        var model = Path.Combine(folder, TrainingRun.ModelFolder);
        return new TrainingPhaseInfo(
            run,
            name,
            PhaseRunner.HasEnded(folder) ? TrainingState.Ended : Directory.Exists(folder) ? TrainingState.Begun : TrainingState.Waiting,
            last is null ? 0 : (long)Number(last[0]),
            steps,
            last is null ? null : Number(last[1]),
            [.. looks.Where(l => l[0] == looks[^1][0]).Select(l => new TrainingLook(l[1], (int)Number(l[2]), Number(l[3]), Share(l[4]), Share(l[5]), Share(l[6])))],
            PhaseRunner.HasEnded(folder) && Directory.Exists(model) ? model : null);
    }

    private static double? Share(string text) => text.Length == 0 ? null : Number(text);

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
