using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Catalog;

/// <summary>Errors of the model catalog.</summary>
internal static class CatalogErrors
{
    public static LamException ModelUnknown(string name, IReadOnlyList<string> known) => new(
        nameof(ModelUnknown),
        ExitCode.InvalidInput,
        $"There is no model '{name}'.",
        known.Count == 0 ? "There are no models yet; 'lamps model add FOLDER' adds one." : $"Models are {string.Join(", ", known)}; the path of a model's folder does as well.");

    public static LamException ModelNameInvalid(string name) => new(
        nameof(ModelNameInvalid),
        ExitCode.InvalidInput,
        $"'{name}' can't be the name of a model.",
        "Use letters, digits, '-', '_' and '.', not beginning with a '.'.");

    public static LamException ModelExists(string name, string folder) => new(
        nameof(ModelExists),
        ExitCode.InvalidInput,
        $"There is a model '{name}' already, in '{folder}'.",
        $"Give the new one another name, or remove the old one with 'lamps model remove {name}'.");

    public static LamException NotAModelFolder(string folder) => new(
        nameof(NotAModelFolder),
        ExitCode.InvalidInput,
        $"'{folder}' isn't the folder of a model: it has neither genai_config.json nor lam_config.json.",
        "Name a folder in the layout of ONNX Runtime's generative models, or of a compact LAM.");

    public static LamException ModelNotRemovable(string name, string folder) => new(
        nameof(ModelNotRemovable),
        ExitCode.InvalidInput,
        $"The model '{name}' came with the program, in '{folder}'.",
        "Only models that were added can be removed.");

    public static LamException ModelFileChanged(string folder, string file, string how) => new(
        nameof(ModelFileChanged),
        ExitCode.InvalidInput,
        $"'{file}' of the model in '{folder}' {how}.",
        "Get the model again from where it came from.");

    public static LamException ModelManifestInvalid(string path, string why, Exception? inner = null) => new(
        nameof(ModelManifestInvalid),
        ExitCode.InvalidInput,
        $"'{path}' is invalid: {why}.",
        "Get the model again, or delete the file and add the model anew.",
        inner);

    public static LamException ModelFolderUnusable(string folder, string why, Exception? inner = null) => new(
        nameof(ModelFolderUnusable),
        ExitCode.Failed,
        $"The folder '{folder}' can't be used: {why}.",
        "Check that there is space, and that you may write there.",
        inner);

    public static LamException ModelDamaged(string name, string problem) => new(
        nameof(ModelDamaged),
        ExitCode.InvalidInput,
        $"The model '{name}' can't be used: {problem}",
        "Check it with 'lamps model verify', or get it again.");

    public static LamException RemoteModelUnknown(string name, IReadOnlyList<string> known, string folder) => new(
        nameof(RemoteModelUnknown),
        ExitCode.InvalidInput,
        $"There is no model 'remote:{name}'.",
        $"{(known.Count == 0 ? "" : $"There is {string.Join(", ", known.Select(k => $"remote:{k}"))}. ")}A file '{System.IO.Path.Combine(folder, $"{name}.remote.json")}' describes one; see docs/models.md.");
}
