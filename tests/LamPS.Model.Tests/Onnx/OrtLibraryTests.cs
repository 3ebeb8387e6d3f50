using LamPS.Contracts;
using LamPS.Core;
using LamPS.Model.Onnx;
using Xunit;

namespace LamPS.Model.Tests.Onnx;

public sealed class OrtLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void What_the_user_points_to_is_the_only_place()
    {
        var error = Assert.Throws<LamException>(() => OrtLibrary.Open(Path.Combine(_folder, "nothing"), AppContext.BaseDirectory));
        Assert.Equal(("OnnxRuntimeNotFound", ExitCode.NotReady), (error.Id, error.ExitCode));
        Assert.Contains("LAMPS_ONNXRUNTIME", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void A_file_that_is_no_library_is_named()
    {
        var file = Path.Combine(_folder, OrtLibrary.FileNames[0]);
        File.WriteAllText(file, "not a library");
        var error = Assert.Throws<LamException>(() => OrtLibrary.Open(_folder, AppContext.BaseDirectory));
        Assert.Equal(("OnnxRuntimeNotLoadable", ExitCode.NotReady), (error.Id, error.ExitCode));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_library_is_not_taken_for_it()
    {
        var system = System.Runtime.InteropServices.NativeLibrary.GetMainProgramHandle();
        var error = Assert.Throws<LamException>(() => new OrtApi(system, "other.so", OrtApi.NeededVersion));
        Assert.Contains("OrtGetApiBase", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/src/core/webgpu_context.cc:136 void f() status == ok was false. No supported adapters\n", "No supported adapters")]
    [InlineData("Invalid rank for input: x", "Invalid rank for input: x")]
    [InlineData("the answer was false. Not so", "the answer was false. Not so")]
    public void Messages_lose_their_place_in_the_source(string message, string expected) => Assert.Equal(expected, OnnxErrors.Words(message));

    [Fact]
    [Trait("Needs", "onnxruntime")]
    public void One_that_is_too_old_is_named_with_its_version()
    {
        var (library, path) = OrtLibrary.Open(Environment.GetEnvironmentVariable(OrtLibrary.Variable), AppContext.BaseDirectory);
        var error = Assert.Throws<LamException>(() => new OrtApi(library, path, 9_000));
        Assert.Equal(("OnnxRuntimeTooOld", ExitCode.NotReady), (error.Id, error.ExitCode));
        Assert.Contains(OnnxRuntime.Version, error.Message, StringComparison.Ordinal);
    }
}
