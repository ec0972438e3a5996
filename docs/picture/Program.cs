using RsaCloudAdmin.Picture;

// Draws the picture and writes it to the file in the argument.
if (args is not [var path])
{
    Console.Error.WriteLine("Usage: dotnet run --project docs/picture -- docs/terminal.svg");
    return 2;
}

var picture = await PictureSession.DrawAsync(CancellationToken.None).ConfigureAwait(false);
await File.WriteAllTextAsync(path, picture.ToString().ReplaceLineEndings("\n") + "\n").ConfigureAwait(false);
return 0;
